using System.CommandLine;

namespace Streamiz.Host.CommandLine;

/// <summary>The host's command line.</summary>
internal static class RootCommands
{
    /// <summary>Exit status of a command that could not start or finish; wrong options give the parser's own.</summary>
    public const int Failed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Live flights: state vectors in, positions, notifications and counts per country out.")
        {
            SimulateCommand.Create(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
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
