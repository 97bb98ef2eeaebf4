using System.Globalization;

namespace Streamiz.Benchmarks.Clients;

/// <summary>What the client's benchmark measures.</summary>
internal sealed record ClientBenchOptions
{
    /// <summary>Records of one throughput measurement.</summary>
    public int Records { get; init; } = 1_000_000;

    /// <summary>Seconds of one latency measurement.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>Whether only the corner cases are measured, with few records.</summary>
    public bool Quick { get; init; }

    /// <summary><c>throughput</c>, <c>latency</c>, <c>floor</c>, or null for all.</summary>
    public string? Only { get; init; }

    /// <summary><c>kafka</c> or <c>embedded</c>.</summary>
    public string Broker { get; init; } = "kafka";

    public int[] Partitions => [1, 64];

    public int[] Bytes => Quick ? [100] : [100, 1024];

    public string[] Codecs => ["none", "lz4"];

    public static ClientBenchOptions Parse(string[] args)
    {
        bool quick = args.Contains("--quick");
        string Text(string name, string otherwise) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : otherwise;
        int Number(string name, int otherwise) => int.Parse(Text(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        bool hasKafka = Environment.GetEnvironmentVariable("STREAMIZ_KAFKA_HOME") is { Length: > 0 };
        return new ClientBenchOptions
        {
            Quick = quick,
            Records = Number("--records", quick ? 300_000 : 1_000_000),
            Seconds = Number("--seconds", quick ? 4 : 10),
            Only = Text("--only", "") is { Length: > 0 } only ? only : null,
            Broker = Text("--broker", hasKafka ? "kafka" : "embedded"),
        };
    }
}
