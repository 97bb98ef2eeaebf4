namespace Streamiz.Kafka.Net.Stream;

/// <summary>Windows of one length, one beginning every <c>advance</c> milliseconds from 0.</summary>
public abstract class TimeWindowOptions : WindowOptions<TimeWindow>
{
#pragma warning disable CA1051 // upstream's names and kinds
    /// <summary>Time from one window's start to the next one's, milliseconds.</summary>
    protected readonly long advanceMs;

    /// <summary>How long after its end a window still takes records, milliseconds.</summary>
    protected readonly long graceMs;

    /// <summary>How long windows are kept at least, milliseconds.</summary>
    protected readonly long maintainDurationMs;
#pragma warning restore CA1051

    /// <summary>Windows of a length (> 0), an advance (> 0, at most the length) and a grace period (at least 0).</summary>
    /// <exception cref="ArgumentException">One of them is out of range.</exception>
    protected TimeWindowOptions(long sizeMs, long advanceMs, long graceMs, long maintainDurationMs)
    {
        if (sizeMs <= 0) throw new ArgumentException($"a window must be longer than 0 ms: {sizeMs}", nameof(sizeMs));
        if (advanceMs <= 0 || advanceMs > sizeMs) throw new ArgumentException($"windows must advance by more than 0 ms and no more than their length of {sizeMs} ms: {advanceMs}", nameof(advanceMs));
        if (graceMs < 0) throw new ArgumentException($"a grace period must not be negative: {graceMs}", nameof(graceMs));
        (Size, this.advanceMs, this.graceMs, this.maintainDurationMs) = (sizeMs, advanceMs, graceMs, maintainDurationMs);
    }

    /// <inheritdoc/>
    public override long GracePeriodMs => graceMs;

    /// <inheritdoc/>
    public override long Size { get; }

    internal long AdvanceMs => advanceMs;

    /// <inheritdoc/>
    public override IDictionary<long, TimeWindow> WindowsFor(long timestamp)
    {
        var windows = new SortedDictionary<long, TimeWindow>();
        for (long start = FirstStart(timestamp); start <= timestamp; start += advanceMs) windows.Add(start, new TimeWindow(start, start + Size));
        return windows;
    }

    /// <summary>Start of the earliest window that a time belongs to.</summary>
    internal long FirstStart(long timestamp) => Math.Max(0, timestamp - Size + advanceMs) / advanceMs * advanceMs;
}
