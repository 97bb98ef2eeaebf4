namespace Streamiz.Kafka.Net.State;

/// <summary>Which entries of a windowed store a walk shows. Keys are serialized; times and seconds are inclusive; null keys are open.</summary>
internal sealed class TimedRange
{
    public byte[]? FromKey { get; init; }

    public byte[]? ToKey { get; init; }

    public long FromTime { get; init; }

    public long ToTime { get; init; } = long.MaxValue;

    public long ToSecond { get; init; } = long.MaxValue;

    public bool Reverse { get; init; }

    /// <summary>Whether what is older than the retention shows as long as it is there.</summary>
    public bool ShowsExpired { get; init; }

    public bool IsSingleKey => FromKey is not null && ReferenceEquals(FromKey, ToKey);

    public bool Contains(in TimedKey key)
    {
        if (key.Time < FromTime || key.Time > ToTime || key.Second > ToSecond)
            return false;
        if (IsSingleKey)
            return key.Key.SequenceEqual(FromKey);
        return (FromKey is null || key.Key.SequenceCompareTo(FromKey) >= 0) && (ToKey is null || key.Key.SequenceCompareTo(ToKey) <= 0);
    }
}
