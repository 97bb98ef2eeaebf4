namespace Streamiz.Kafka.Net.State;

/// <summary>
/// How the map orders windows and sessions. A window's time is its start and the second number a sequence number; a session's time is its end
/// and the second number its start.
/// </summary>
internal enum TimedLayout
{
    /// <summary>By segment of time, then key, time, second: Kafka Streams' persistent stores.</summary>
    BySegment,

    /// <summary>By time, key, second: Kafka Streams' stores in memory, and those kept for emission on close.</summary>
    ByTime,
}
