using System.CommandLine;

namespace Streamiz.Host.CommandLine;

/// <summary>The host's command line.</summary>
internal static class RootCommands
{
    /// <summary>Exit status of a command that could not start or finish; wrong options give the parser's own.</summary>
    public const int Failed = 1;

    // What was worked on is committed at the end, and stores are closed: the parser's own two seconds would cut that off.
    private static readonly TimeSpan _longestStop = TimeSpan.FromSeconds(60);

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Live flights: state vectors in, positions, notifications and counts per country out.")
        {
            RunCommand.Create(), DescribeCommand.Create(), QueryCommand.Create(), ResetCommand.Create(), CountCommand.Create(), SimulateCommand.Create(), ReplayCommand.Create(),
            ExportCommand.Create(), SchemaCommands.Create(), BrokerCommand.Create(), RegistryCommand.Create(),
        };
        // Without a command, the host runs: options go to it.
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"))) args = ["run", .. args];
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = _longestStop }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
        catch (Exception e) when (e is StartException or IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            await Console.Error.WriteLineAsync($"error: {e.Message}").ConfigureAwait(false);
            return Failed;
        }
    }
}
