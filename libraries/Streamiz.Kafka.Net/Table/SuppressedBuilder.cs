using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Table;

/// <summary>Makes suppressions.</summary>
public static class SuppressedBuilder
{
    /// <summary>Holds a row's updates back for a time; only the last of them goes on.</summary>
    /// <param name="timeToWaitMoreEvents">How long, in stream time.</param>
    /// <param name="bufferConfig">How much may be held back.</param>
    public static Suppressed<K, V> UntilTimeLimit<K, V>(TimeSpan timeToWaitMoreEvents, IBufferConfig bufferConfig) =>
        new(timeToWaitMoreEvents, bufferConfig, static (context, _) => context.Timestamp, false);

    /// <summary>Holds a window's updates back until it has closed; only its final result goes on.</summary>
    /// <param name="gracePeriod">The grace period of the windows.</param>
    /// <param name="bufferConfig">How much may be held back; it must not let rows go early.</param>
    public static Suppressed<K, V> UntilWindowClose<K, V>(TimeSpan gracePeriod, IBufferConfig bufferConfig)
        where K : Windowed => new(gracePeriod, bufferConfig, static (_, key) => key.Window.EndMs, true);

    /// <summary>As <see cref="UntilWindowClose{K, V}(TimeSpan, IBufferConfig)"/>, with the grace period of the windowed aggregation that the table comes from. (Ours.)</summary>
    [OverloadResolutionPriority(-1)]
    public static Suppressed<K, V> UntilWindowClose<K, V>(IBufferConfig bufferConfig)
        where K : Windowed => new(null, bufferConfig, static (_, key) => key.Window.EndMs, true);
}
