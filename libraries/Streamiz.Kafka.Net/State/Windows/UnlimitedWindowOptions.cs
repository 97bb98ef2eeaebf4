namespace Streamiz.Kafka.Net.Stream;

/// <summary>One window without end. (Ours and Kafka Streams'.)</summary>
public sealed class UnlimitedWindowOptions : WindowOptions<TimeWindow>
{
    private UnlimitedWindowOptions(long startMs) => StartMs = startMs;

    /// <summary>Start of the window, milliseconds since 1970; earlier records belong to none.</summary>
    public long StartMs { get; }

    /// <inheritdoc/>
    public override long GracePeriodMs => 0;

    /// <inheritdoc/>
    public override long Size => long.MaxValue;

    /// <summary>A window from 0 on.</summary>
    public static UnlimitedWindowOptions Of() => new(0);

    /// <summary>A window from this time on (at least 0).</summary>
    public UnlimitedWindowOptions StartOn(long startMs) => startMs >= 0
        ? new UnlimitedWindowOptions(startMs)
        : throw new ArgumentException($"a window cannot start before 0: {startMs}", nameof(startMs));

    /// <inheritdoc/>
    public override IDictionary<long, TimeWindow> WindowsFor(long timestamp) =>
        timestamp < StartMs ? new Dictionary<long, TimeWindow>() : new Dictionary<long, TimeWindow> { [StartMs] = new TimeWindow(StartMs, long.MaxValue) };
}
