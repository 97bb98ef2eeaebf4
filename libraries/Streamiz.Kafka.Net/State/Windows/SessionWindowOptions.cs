namespace Streamiz.Kafka.Net.Stream;

/// <summary>Windows that grow as long as records come within a gap. (Ours and Kafka Streams'.)</summary>
public sealed class SessionWindowOptions
{
    private SessionWindowOptions(long gapMs, long graceMs)
    {
        if (gapMs < 0) throw new ArgumentException($"an inactivity gap must not be negative: {gapMs}", nameof(gapMs));
        if (graceMs < 0) throw new ArgumentException($"a grace period must not be negative: {graceMs}", nameof(graceMs));
        (InactivityGapMs, GracePeriodMs) = (gapMs, graceMs);
    }

    /// <summary>Longest time without a record inside a session, milliseconds.</summary>
    public long InactivityGapMs { get; }

    /// <summary>How long after its end and gap a session still takes records, milliseconds of stream time.</summary>
    public long GracePeriodMs { get; }

    /// <inheritdoc cref="Of(long, long)"/>
    public static SessionWindowOptions Of(TimeSpan inactivityGap, TimeSpan? grace = null) => Of(WindowTime.Ms(inactivityGap), WindowTime.Ms(grace ?? TimeSpan.Zero));

    /// <summary>Sessions with this inactivity gap (at least 0) and grace period (at least 0).</summary>
    public static SessionWindowOptions Of(long inactivityGapMs, long graceMs = 0) => new(inactivityGapMs, graceMs);
}
