namespace Streamiz.Kafka.Net.Stream;

/// <summary>A window for every distinct set of records whose times differ by no more than a given difference; both ends belong to it. (Ours and Kafka Streams'.)</summary>
public sealed class SlidingWindowOptions
{
    private SlidingWindowOptions(long timeDifferenceMs, long graceMs)
    {
        if (timeDifferenceMs < 0) throw new ArgumentException($"a time difference must not be negative: {timeDifferenceMs}", nameof(timeDifferenceMs));
        if (graceMs < 0) throw new ArgumentException($"a grace period must not be negative: {graceMs}", nameof(graceMs));
        (TimeDifferenceMs, GracePeriodMs) = (timeDifferenceMs, graceMs);
    }

    /// <summary>Largest difference of two times in a window, milliseconds.</summary>
    public long TimeDifferenceMs { get; }

    /// <summary>How long after its end a window still takes records, milliseconds of stream time.</summary>
    public long GracePeriodMs { get; }

    /// <inheritdoc cref="Of(long, long)"/>
    public static SlidingWindowOptions Of(TimeSpan timeDifference, TimeSpan? grace = null) => Of(WindowTime.Ms(timeDifference), WindowTime.Ms(grace ?? TimeSpan.Zero));

    /// <summary>Windows of this time difference (at least 0) and grace period (at least 0).</summary>
    public static SlidingWindowOptions Of(long timeDifferenceMs, long graceMs = 0) => new(timeDifferenceMs, graceMs);
}
