using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// Kafka's own partitioner: the hash of the key's bytes, as the setting <c>partitioner</c> says; records without a key are spread. Where
/// <see cref="IStreamConfig.DefaultPartitionerReshuffleEveryKey"/> is off, a record goes to the partition of the number it came from, if the topic has it.
/// </summary>
/// <typeparam name="K">Type of the key.</typeparam>
/// <typeparam name="V">Type of the value.</typeparam>
public class DefaultStreamPartitioner<K, V> : IStreamPartitioner<K, V>
{
    private bool _reshuffles = true;

    /// <inheritdoc/>
    public void Initialize(IStreamConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        _reshuffles = config.DefaultPartitionerReshuffleEveryKey;
    }

    /// <summary>The source's partition where that is kept, else <see cref="Confluent.Kafka.Partition.Any"/>: the choice is made from the key's bytes.</summary>
    public Partition Partition(string topic, K key, V value, Partition sourcePartition, int numPartitions) =>
        !_reshuffles && sourcePartition.Value >= 0 && sourcePartition.Value < numPartitions ? sourcePartition : Confluent.Kafka.Partition.Any;
}
