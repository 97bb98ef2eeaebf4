using System.CommandLine;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Streamiz.Broker;

namespace Streamiz.Host.CommandLine;

/// <summary><c>broker</c>: the embedded broker alone.</summary>
internal static class BrokerCommand
{
    private static readonly Option<int> _port = new("--port") { Description = "Port; 0 takes a free one.", DefaultValueFactory = _ => 9092 };
    private static readonly Option<string> _host = new("--host") { Description = "Address to listen at.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string?> _advertised = new("--advertised-host") { Description = "Host name told to clients." };
    private static readonly Option<string?> _data = new("--data", "-d") { Description = "Folder of the log; without it everything is kept in memory." };
    private static readonly Option<string?> _users = new("--users") { Description = "File of lines NAME:PASSWORD: who may log in, by SASL PLAIN or SCRAM. Without it nobody has to." };
    private static readonly Option<string?> _certificate = new("--tls-certificate") { Description = "Certificate chain (PEM) to serve TLS with." };
    private static readonly Option<string?> _key = new("--tls-key") { Description = "Private key (PEM) of the certificate; without it the certificate's file has it." };
    private static readonly Option<string?> _authorities = new("--tls-client-authorities") { Description = "Authorities (PEM) that clients' certificates must come from." };
    private static readonly Option<string[]> _set = new("--set") { Description = "A setting under Apache Kafka's name, name=value. May be repeated." };

    public static Command Create()
    {
        var command = new Command("broker", "Run the embedded Kafka broker alone.") { _port, _host, _advertised, _data, _users, _certificate, _key, _authorities, _set };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new BrokerOptions
        {
            Port = parsed.GetValue(_port),
            Host = parsed.GetValue(_host)!,
            AdvertisedHost = parsed.GetValue(_advertised),
            DataDirectory = parsed.GetValue(_data),
        };
        foreach ((string name, string value) in SettingPairs.Read(parsed.GetValue(_set))) options.Settings[name] = value;
        Secure(options, parsed);
        try
        {
            await BrokerHost.RunAsync(options, Console.Out, cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (SocketException e)
        {
            throw new StartException($"The broker cannot listen at {options.Host}:{options.Port}: {e.Message}", e);
        }
    }

    private static void Secure(BrokerOptions options, ParseResult parsed)
    {
        if (parsed.GetValue(_users) is { } users)
        {
            foreach (string line in File.ReadLines(users).Where(l => l.Length > 0 && l[0] != '#'))
            {
                int at = line.IndexOf(':', StringComparison.Ordinal);
                if (at <= 0) throw new StartException($"A line of {users} is not of the form NAME:PASSWORD.");
                options.Users[line[..at]] = line[(at + 1)..];
            }
        }
        if (parsed.GetValue(_certificate) is not { } certificate) return;
        try
        {
            X509Certificate2Collection? authorities = null;
            if (parsed.GetValue(_authorities) is { } file)
            {
                authorities = [];
                authorities.ImportFromPemFile(file);
            }
            options.Tls = new BrokerTls { Certificate = X509Certificate2.CreateFromPemFile(certificate, parsed.GetValue(_key)), ClientAuthorities = authorities };
        }
        catch (CryptographicException e)
        {
            throw new StartException($"The certificate {certificate} cannot be used: {e.Message}", e);
        }
    }
}
