using System.CommandLine;
using System.Globalization;
using Streamiz.Host.Sources;
using Streamiz.Host.Sources.Simulation;

namespace Streamiz.Host.CommandLine;

/// <summary><c>simulate</c>: writes synthetic state vectors to a file. Into a topic they go by <c>run --source simulate</c>.</summary>
internal static class SimulateCommand
{
    private static readonly Option<string> _output = new("--output", "-o")
    {
        Description = "File to write: .jsonl (as replay reads it) or .csv, each also with .gz.",
        Required = true,
    };
    private static readonly Option<int> _batches = new("--batches")
    {
        Description = "Bodies to write.",
        DefaultValueFactory = _ => 60,
    };
    private static readonly Option<string> _start = new("--start")
    {
        Description = "Time of the first body, ISO 8601; \"now\" for the present.",
        DefaultValueFactory = _ => "2025-01-01T00:00:00Z",
    };
    private static readonly Option<bool> _untidy = new("--untidy")
    {
        Description = "Now and then repeat a row or send an older one, as the real API does.",
    };

    public static Command Create()
    {
        var command = new Command("simulate", "Write synthetic state vectors to a file: the same ones from the same seed.")
        {
            _output, _batches, _start, _untidy,
            SimulationCommandOptions.Aircraft, SimulationCommandOptions.BatchRows, SimulationCommandOptions.Delay, SimulationCommandOptions.Seed,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string start = parsed.GetValue(_start)!;
        SimulationOptions options = SimulationCommandOptions.Read(parsed) with
        {
            Batches = parsed.GetValue(_batches),
            Untidy = parsed.GetValue(_untidy),
            Paced = false,
            Start = start == "now" ? null : DateTimeOffset.Parse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };
        var source = new SimulateSource(options, Countries.Load(), World.Load(), TimeProvider.System);
        string path = parsed.GetValue(_output)!;
        long rows = 0;
        await using (RecordingWriter writer = RecordingWriter.Create(path))
        {
            await foreach (StatesBody body in source.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync(body, cancellationToken).ConfigureAwait(false);
                rows += body.Rows.Count;
            }
        }
        await Console.Out.WriteLineAsync($"{path}: {rows} rows in {options.Batches} bodies, {new FileInfo(path).Length} bytes").ConfigureAwait(false);
        return 0;
    }
}
