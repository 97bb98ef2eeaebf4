namespace Streamiz.Kafka.Net.Stream;

/// <summary>How far apart in time the records of two joined streams may lie, seen from the left one. Times are milliseconds.</summary>
public class JoinWindowOptions : WindowOptions<Window>
{
    private readonly long _graceMs;

    /// <summary>From this much before to this much after; late records are joined within the grace period.</summary>
    protected JoinWindowOptions(long beforeMs, long afterMs, long graceMs, long maintainDurationMs)
    {
        if (beforeMs + afterMs < 0) throw new ArgumentException($"a join window's end lies before its start: {beforeMs} ms before, {afterMs} ms after");
        if (graceMs < 0) throw new ArgumentException($"a grace period cannot be negative: {graceMs} ms", nameof(graceMs));
        _ = maintainDurationMs;
        (BeforeMs, AfterMs, _graceMs) = (beforeMs, afterMs, graceMs);
    }

    /// <summary>How much older the right record may be.</summary>
    public long BeforeMs { get; }

    /// <summary>How much newer the right record may be.</summary>
    public long AfterMs { get; }

    /// <inheritdoc/>
    public override long GracePeriodMs => _graceMs;

    /// <inheritdoc/>
    public override long Size => BeforeMs + AfterMs;

    /// <summary>This much to either side, without a grace period.</summary>
    public static JoinWindowOptions Of(TimeSpan timeDifference) => Of(WindowTime.Ms(timeDifference));

    /// <inheritdoc cref="Of(TimeSpan)"/>
    public static JoinWindowOptions Of(long timeDifferenceMs) => Of(timeDifferenceMs, 0);

    /// <summary>This much to either side, with a grace period.</summary>
    public static JoinWindowOptions Of(TimeSpan timeDifference, TimeSpan grace) => Of(WindowTime.Ms(timeDifference), WindowTime.Ms(grace));

    /// <inheritdoc cref="Of(TimeSpan, TimeSpan)"/>
    public static JoinWindowOptions Of(long timeDifferenceMs, long graceMs) => new(timeDifferenceMs, timeDifferenceMs, graceMs, DEFAULT_RETENTION_MS);

    /// <summary>The same, but the right record may be older by this much. (Ours.)</summary>
    public JoinWindowOptions Before(TimeSpan before) => new(WindowTime.Ms(before), AfterMs, _graceMs, DEFAULT_RETENTION_MS);

    /// <summary>The same, but the right record may be newer by this much. (Ours.)</summary>
    public JoinWindowOptions After(TimeSpan after) => new(BeforeMs, WindowTime.Ms(after), _graceMs, DEFAULT_RETENTION_MS);

    /// <summary>Not for join windows: which records meet depends on both.</summary>
    public override IDictionary<long, Window> WindowsFor(long timestamp) => throw new NotSupportedException("a join window belongs to a pair of records, not to a time");
}
