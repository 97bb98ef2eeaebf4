using System.CommandLine;
using System.Net.Sockets;
using Streamiz.Broker;

namespace Streamiz.Host.CommandLine;

/// <summary><c>broker</c>: the embedded broker alone.</summary>
internal static class BrokerCommand
{
    private static readonly Option<int> _port = new("--port") { Description = "Port; 0 takes a free one.", DefaultValueFactory = _ => 9092 };
    private static readonly Option<string> _host = new("--host") { Description = "Address to listen at.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string?> _advertised = new("--advertised-host") { Description = "Host name told to clients." };
    private static readonly Option<string?> _data = new("--data", "-d") { Description = "Folder of the log; without it everything is kept in memory." };
    private static readonly Option<string[]> _set = new("--set") { Description = "A setting under Apache Kafka's name, name=value. May be repeated." };

    public static Command Create()
    {
        var command = new Command("broker", "Run the embedded Kafka broker alone.") { _port, _host, _advertised, _data, _set };
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
}
