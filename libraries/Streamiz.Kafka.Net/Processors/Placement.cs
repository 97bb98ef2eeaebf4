using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>How a sink chooses partitions.</summary>
/// <param name="Partitioner">The user's; null for a rule.</param>
/// <param name="WindowBytes">Bytes at the end of a key that do not count: those of its window.</param>
/// <param name="Rule">The rule where the user's partitioner says nothing.</param>
/// <param name="KeepsSource">Whether a record goes to the partition of the number it came from, where the topic has it.</param>
internal readonly record struct Placement<K, V>(IStreamPartitioner<K, V>? Partitioner, int WindowBytes, Partitioner Rule = Partitioner.Murmur2Random, bool KeepsSource = false);
