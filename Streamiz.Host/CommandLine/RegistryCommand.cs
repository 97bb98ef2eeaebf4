using System.CommandLine;
using System.Net;
using Streamiz.SchemaRegistry;

namespace Streamiz.Host.CommandLine;

/// <summary><c>registry</c>: the embedded schema registry alone.</summary>
internal static class RegistryCommand
{
    private static readonly Option<int> _port = new("--port") { Description = "Port; 0 takes a free one.", DefaultValueFactory = _ => 8081 };
    private static readonly Option<string> _host = new("--host") { Description = "Address to listen at.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<string?> _data = new("--data", "-d") { Description = "Folder of the schemas; without it everything is kept in memory." };

    public static Command Create()
    {
        var command = new Command("registry", "Run the embedded schema registry alone.") { _port, _host, _data };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string host = parsed.GetValue(_host)!;
        if (!IPAddress.TryParse(host, out IPAddress? address)) throw new StartException($"--host must be an IP address, but is {host}.");
        var options = new RegistryServerOptions { Port = parsed.GetValue(_port), Address = address, DataDirectory = parsed.GetValue(_data) };
        await RegistryServer.RunAsync(options, url => Console.WriteLine("ready " + url), cancellationToken).ConfigureAwait(false);
        return 0;
    }
}
