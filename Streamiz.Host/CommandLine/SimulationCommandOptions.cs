using System.CommandLine;
using Streamiz.Host.Sources.Simulation;

namespace Streamiz.Host.CommandLine;

/// <summary>The simulator's options, the same under <c>run</c> and <c>simulate</c>.</summary>
internal static class SimulationCommandOptions
{
    public static Option<int> Aircraft { get; } = new("--aircraft")
    {
        Description = "Simulated aircraft.",
        DefaultValueFactory = _ => 8000,
    };

    public static Option<int> BatchRows { get; } = new("--batch-rows")
    {
        Description = "Rows of a simulated body; the next goes on where it ended.",
        DefaultValueFactory = _ => 7000,
    };

    public static Option<double> Delay { get; } = new("--delay")
    {
        Description = "Seconds between two simulated bodies.",
        DefaultValueFactory = _ => 5,
    };

    public static Option<ulong> Seed { get; } = new("--seed")
    {
        Description = "The same seed gives the same flights.",
        DefaultValueFactory = _ => 42,
    };

    public static SimulationOptions Read(ParseResult parsed) => new()
    {
        Aircraft = Positive(parsed, Aircraft),
        BatchRows = Positive(parsed, BatchRows),
        Delay = TimeSpan.FromSeconds(parsed.GetValue(Delay)),
        Seed = parsed.GetValue(Seed),
    };

    private static int Positive(ParseResult parsed, Option<int> option)
    {
        int value = parsed.GetValue(option);
        return value > 0 ? value : throw new StartException($"{option.Name} must be greater than 0, but is {value}.");
    }
}
