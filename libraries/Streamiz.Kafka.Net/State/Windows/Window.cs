namespace Streamiz.Kafka.Net.Stream;

/// <summary>A span of event time. Times are milliseconds since 1970.</summary>
public abstract class Window
{
    /// <summary>From start to end; the end must not lie before the start, nor the start before 0.</summary>
    protected Window(long startMs, long endMs)
    {
        if (startMs < 0) throw new ArgumentException($"a window cannot start before 0: {startMs}", nameof(startMs));
        if (endMs < startMs) throw new ArgumentException($"a window cannot end ({endMs}) before it starts ({startMs})", nameof(endMs));
        StartMs = startMs;
        EndMs = endMs;
    }

    /// <summary>End, milliseconds.</summary>
    public long EndMs { get; protected set; }

    /// <summary>End, UTC.</summary>
    public DateTime EndTime => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(EndMs, MaxUnixMs)).UtcDateTime;

    /// <summary>Start, milliseconds.</summary>
    public long StartMs { get; protected set; }

    /// <summary>Start, UTC.</summary>
    public DateTime StartTime => DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(StartMs, MaxUnixMs)).UtcDateTime;

    /// <summary>Length.</summary>
    public TimeSpan TotalTime => EndTime - StartTime;

    private static long MaxUnixMs => DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Window other && other.GetType() == GetType() && other.StartMs == StartMs && other.EndMs == EndMs;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StartMs, EndMs);

    /// <summary>Whether the two windows have a moment in common.</summary>
    public abstract bool Overlap(Window other);

    /// <inheritdoc/>
    public override string ToString() => $"Window{{startMs={StartMs}, endMs={EndMs}}}";
}
