namespace Streamiz.Kafka.Net.State;

/// <summary>A value of a versioned store with the span of time for which it holds, milliseconds.</summary>
/// <param name="Value">The value.</param>
/// <param name="Timestamp">From when it holds.</param>
/// <param name="ValidTo">Until when, exclusive; null when no later version is known, and in the answer to a plain get.</param>
/// <typeparam name="V">Type of the value.</typeparam>
public sealed record VersionedRecord<V>(V Value, long Timestamp, long? ValidTo = null);
