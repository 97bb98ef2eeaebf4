using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Kafka's own partitioner: the hash of the key's bytes; records without a key are spread.</summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public class DefaultStreamPartitioner<K, V> : IStreamPartitioner<K, V>
{
    /// <inheritdoc/>
    public void Initialize(IStreamConfig config)
    {
    }

    /// <summary>Always <see cref="Confluent.Kafka.Partition.Any"/>: the choice is made from the bytes.</summary>
    public Partition Partition(string topic, K key, V value, Partition sourcePartition, int numPartitions) => Confluent.Kafka.Partition.Any;
}
