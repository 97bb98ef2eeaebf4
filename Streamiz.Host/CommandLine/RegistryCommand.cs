using System.CommandLine;
using System.Net;
using Streamiz.Host.Cluster;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.CommandLine;

/// <summary><c>registry</c>: the embedded schema registry alone.</summary>
internal static class RegistryCommand
{
    private static readonly Option<int> _port = new("--port") { Description = "Port; 0 takes a free one.", DefaultValueFactory = _ => 8081 };
    private static readonly Option<string> _host = new("--host") { Description = "Address to listen at.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string?> _data = new("--data", "-d") { Description = "Folder of the schemas; without it and without --bootstrap everything is kept in memory." };
    private static readonly Option<string?> _bootstrap = new("--bootstrap", "-b") { Description = "Addresses of a Kafka cluster: the schemas are kept in its topic _schemas, which several registries may share." };
    private static readonly Option<string[]> _set = new("--set") { Description = "A setting of the client, name=value. May be repeated." };

    public static Command Create()
    {
        var command = new Command("registry", "Run the embedded schema registry alone.") { _port, _host, _data, _bootstrap, _set };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string host = parsed.GetValue(_host)!;
        if (!IPAddress.TryParse(host, out IPAddress? address)) throw new StartException($"--host must be an IP address, but is {host}.");
        IRegistryLog? log = null;
        if (parsed.GetValue(_bootstrap) is { } bootstrap)
        {
            if (parsed.GetValue(_data) is not null) throw new StartException("The schemas are kept in a folder (--data) or in a cluster (--bootstrap), not in both.");
            var client = new ClientThread(ClientOptionsReader.Read(bootstrap, SettingPairs.Read(parsed.GetValue(_set))));
            log = await TopicRegistryLog.OpenAsync(client, TopicRegistryLog.DefaultTopic, replication: -1, cancellationToken).ConfigureAwait(false);
        }
        var options = new RegistryServerOptions { Port = parsed.GetValue(_port), Address = address, DataDirectory = parsed.GetValue(_data), Log = log };
        await RegistryServer.RunAsync(options, url => Console.WriteLine("ready " + url), cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
