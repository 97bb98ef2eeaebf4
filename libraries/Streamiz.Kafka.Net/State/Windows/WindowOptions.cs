using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>Which windows a record belongs to, and how long they wait for late ones. Times are milliseconds.</summary>
/// <typeparam name="W">Kind of the windows.</typeparam>
public abstract class WindowOptions<W>
    where W : Window
{
    /// <summary>How long windows are kept when nothing else is said: one day.</summary>
    public static readonly long DEFAULT_RETENTION_MS = 86_400_000;

    /// <summary>How long after its end a window still takes records, milliseconds of stream time.</summary>
    public abstract long GracePeriodMs { get; }

    /// <summary>Length of a window, milliseconds.</summary>
    public abstract long Size { get; }

    /// <summary>The windows that a time belongs to, by their start.</summary>
    public abstract IDictionary<long, W> WindowsFor(long timestamp);
}
