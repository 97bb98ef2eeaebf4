namespace Streamiz.Broker.Logs;

/// <summary>What of a topic's configuration concerns its logs. Times in milliseconds, sizes in bytes; -1 = no limit.</summary>
internal sealed record LogSettings
{
    public bool Compact { get; init; }

    public bool Delete { get; init; } = true;

    public long RetentionMs { get; init; } = 7L * 24 * 3600 * 1000;

    public long RetentionBytes { get; init; } = -1;

    public int SegmentBytes { get; init; } = 1 << 30;

    public long SegmentMs { get; init; } = 7L * 24 * 3600 * 1000;

    public int IndexIntervalBytes { get; init; } = 16 * 1024;

    public int MaxMessageBytes { get; init; } = 1048588;

    public bool LogAppendTime { get; init; }

    public long TimestampBeforeMaxMs { get; init; } = long.MaxValue;

    public long TimestampAfterMaxMs { get; init; } = 3600 * 1000;

    public long FlushMessages { get; init; } = long.MaxValue;

    public long FlushMs { get; init; } = long.MaxValue;

    public double MinCleanableDirtyRatio { get; init; } = 0.5;

    public long DeleteRetentionMs { get; init; } = 24L * 3600 * 1000;

    public long MinCompactionLagMs { get; init; }
}
