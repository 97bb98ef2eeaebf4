using System.CommandLine;
using Streamiz.Host.Startup;

namespace Streamiz.Host.CommandLine;

/// <summary><c>run</c>: the whole host; what is done when no command is named.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var command = new Command("run", "Run the host: ingestion, topology, page and REST (what is done when no command is named).");
        foreach (Option option in RunOptions.All) command.Add(option);
        command.SetAction((parsed, cancellationToken) => FlightHost.RunAsync(RunOptions.Read(parsed), cancellationToken));
        return command;
    }
}
