using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A store of the topology: its name, how it is made for a task, and what its changelog looks like.</summary>
internal sealed class StorePlan(string name, Func<IStreamConfig, IStateStore> make)
{
    private static readonly Dictionary<string, string> NoConfig = [];

    public string Name { get; } = name;

    /// <summary>The same builder may be added twice; two different ones under one name are an error.</summary>
    public object Identity { get; init; } = make;

    /// <summary>Whether changes go to a changelog topic.</summary>
    public bool Logged { get; set; } = true;

    /// <summary>What the user wants of the changelog topic, on top of the defaults.</summary>
    public IDictionary<string, string> LogConfig { get; init; } = NoConfig;

    /// <summary>Whether old windows are forgotten: the changelog is compacted and deleted (or only deleted, when duplicates are kept).</summary>
    public bool IsWindowed { get; init; }

    /// <summary>Whether a key of a window may have several values: such a changelog cannot be compacted.</summary>
    public bool KeepsDuplicates { get; init; }

    /// <summary>Whether older versions of a row are kept.</summary>
    public bool IsVersioned { get; init; }

    /// <summary>Whether rows have a time to live: a table with such rows has to have a store.</summary>
    public bool HasTimeToLive { get; init; }

    /// <summary>How long windows or versions are kept, milliseconds.</summary>
    public long RetentionMs { get; init; }

    /// <summary>Names of the processors that use the store.</summary>
    public List<string> Users { get; } = [];

    public IStateStore Make(IStreamConfig config) => make(config);

    /// <summary>Settings of the changelog topic.</summary>
    /// <param name="additionalRetentionMs">Added to the retention of windows, milliseconds: clocks differ.</param>
    public IReadOnlyDictionary<string, string> ChangelogConfig(long additionalRetentionMs)
    {
        const long dayMs = 86_400_000;
        var config = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["cleanup.policy"] = !IsWindowed ? "compact" : KeepsDuplicates ? "delete" : "compact,delete",
            ["message.timestamp.type"] = "CreateTime",
        };
        if (IsVersioned) config["min.compaction.lag.ms"] = Sum(RetentionMs, dayMs);
        if (IsWindowed) config["retention.ms"] = Sum(RetentionMs, additionalRetentionMs);
        foreach (var (key, value) in LogConfig) config[key] = value;
        return config;
    }

    private static string Sum(long a, long b) => (a > long.MaxValue - b ? long.MaxValue : a + b).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
