namespace Streamiz.Kafka.Net.Stream;

/// <summary>A window of fixed length: its start belongs to it, its end does not.</summary>
public class TimeWindow : Window
{
    /// <summary>From start to end, which must lie behind it.</summary>
    public TimeWindow(long startMs, long endMs)
        : base(startMs, endMs)
    {
        if (startMs == endMs) throw new ArgumentException($"a time window cannot be empty: {startMs}", nameof(endMs));
    }

    /// <inheritdoc/>
    public override bool Overlap(Window other) => StartMs < other.EndMs && other.StartMs < EndMs;
}
