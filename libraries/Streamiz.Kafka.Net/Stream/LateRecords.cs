namespace Streamiz.Kafka.Net.Stream;

/// <summary>What the user wants done with the records that no window takes.</summary>
/// <param name="Use">Goes on from the stream of these records.</param>
/// <param name="Name">Name of the output in the topology; null for a generated one.</param>
internal sealed record LateRecords<K, V>(Action<IKStream<K, V>> Use, string? Name);
