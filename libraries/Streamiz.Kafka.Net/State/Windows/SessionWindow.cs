namespace Streamiz.Kafka.Net.Stream;

/// <summary>A session: both ends belong to it.</summary>
public sealed class SessionWindow : Window
{
    /// <summary>From its first to its last record.</summary>
    public SessionWindow(long startMs, long endMs)
        : base(startMs, endMs)
    {
    }

    /// <inheritdoc/>
    public override bool Overlap(Window other) => StartMs <= other.EndMs && other.StartMs <= EndMs;
}
