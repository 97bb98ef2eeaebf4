using System.Globalization;

namespace Streamiz.Benchmarks.Broker;

internal sealed record BrokerBenchOptions
{
    public int Records { get; init; } = 2_000_000;

    public int RecordBytes { get; init; } = 100;

    public int Partitions { get; init; } = 4;

    public int Seconds { get; init; } = 5;

    public string? Only { get; init; }

    public static BrokerBenchOptions Parse(string[] args)
    {
        var options = new BrokerBenchOptions();
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            string value = args[i + 1];
            options = args[i] switch
            {
                "--records" => options with { Records = int.Parse(value, CultureInfo.InvariantCulture) },
                "--bytes" => options with { RecordBytes = int.Parse(value, CultureInfo.InvariantCulture) },
                "--seconds" => options with { Seconds = int.Parse(value, CultureInfo.InvariantCulture) },
                "--only" => options with { Only = value },
                _ => throw new ArgumentException($"unknown option {args[i]}"),
            };
        }
        return options;
    }
}
