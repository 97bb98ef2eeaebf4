using System.Globalization;
using Streamiz.Broker.Logs;

namespace Streamiz.Broker.Topics;

/// <summary>The broker's settings in force: those given at start, those altered since, and the defaults.</summary>
internal sealed class BrokerSettings
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name is unknown or a value does not fit.</exception>
    public BrokerSettings(IEnumerable<KeyValuePair<string, string>> given)
    {
        foreach ((string name, string value) in given)
        {
            if (!BrokerConfigs.All.TryGetValue(name, out ConfigDefinition? definition)) throw new ArgumentException($"The broker has no setting {name}.");
            if (definition.Check(value) is { } wrong) throw new ArgumentException(wrong);
            _given[name] = value;
        }
    }

    /// <summary>Altered while running, kept over restarts; they win over those given at start.</summary>
    public Dictionary<string, string> Altered { get; } = new(StringComparer.Ordinal);

    public string? GivenValue(string name) => _given.GetValueOrDefault(name);

    public string this[string name] => Altered.GetValueOrDefault(name) ?? _given.GetValueOrDefault(name) ?? BrokerConfigs.All[name].Default;

    public int Int(string name) => int.Parse(this[name], CultureInfo.InvariantCulture);

    public long Long(string name) => long.Parse(this[name], CultureInfo.InvariantCulture);

    public bool Bool(string name) => bool.Parse(this[name]);

    /// <summary>What holds for a topic's setting that the topic does not set itself.</summary>
    public string DefaultFor(ConfigDefinition definition) =>
        definition.BrokerName is { } name && (Altered.ContainsKey(name) || _given.ContainsKey(name)) ? this[name] : definition.Default;

    public LogSettings ForTopic(IReadOnlyDictionary<string, string> configs)
    {
        string Value(string name) => configs.GetValueOrDefault(name) ?? DefaultFor(TopicConfigs.All[name]);
        long Number(string name) => long.Parse(Value(name), CultureInfo.InvariantCulture);
        string[] policy = Value("cleanup.policy").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new LogSettings
        {
            Compact = policy.Contains("compact"),
            Delete = policy.Contains("delete"),
            RetentionMs = Number("retention.ms"),
            RetentionBytes = Number("retention.bytes"),
            SegmentBytes = (int)Number("segment.bytes"),
            SegmentMs = Number("segment.ms"),
            IndexIntervalBytes = (int)Number("index.interval.bytes"),
            MaxMessageBytes = (int)Number("max.message.bytes"),
            LogAppendTime = Value("message.timestamp.type") == "LogAppendTime",
            TimestampBeforeMaxMs = Number("message.timestamp.before.max.ms"),
            TimestampAfterMaxMs = Number("message.timestamp.after.max.ms"),
            FlushMessages = Number("flush.messages"),
            FlushMs = Number("flush.ms"),
            MinCleanableDirtyRatio = double.Parse(Value("min.cleanable.dirty.ratio"), CultureInfo.InvariantCulture),
            DeleteRetentionMs = Number("delete.retention.ms"),
            MinCompactionLagMs = Number("min.compaction.lag.ms"),
        };
    }
}
