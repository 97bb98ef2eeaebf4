namespace Streamiz.Kafka.Net.Processors;

/// <summary>How a sink chooses partitions.</summary>
/// <param name="Partitioner">The user's; null for Kafka's own.</param>
/// <param name="WindowBytes">Bytes at the end of a key that do not count: those of its window.</param>
internal readonly record struct Placement<K, V>(IStreamPartitioner<K, V>? Partitioner, int WindowBytes);
