using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Chooses the partition of a record on its way out.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public interface IStreamPartitioner<K, V>
{
    /// <summary>Called once, before the first record.</summary>
    void Initialize(IStreamConfig config);

    /// <summary>The partition, 0 to <paramref name="numPartitions"/> - 1; <see cref="Confluent.Kafka.Partition.Any"/> leaves the choice to Kafka's own partitioner.</summary>
    /// <param name="topic">Topic that is written to.</param>
    /// <param name="key">The key; default value for a missing one.</param>
    /// <param name="value">The value; default value for a missing one.</param>
    /// <param name="sourcePartition">Partition from which the record came that caused this one.</param>
    /// <param name="numPartitions">Partitions of the topic (at least 1).</param>
    Partition Partition(string topic, K key, V value, Partition sourcePartition, int numPartitions);
}
