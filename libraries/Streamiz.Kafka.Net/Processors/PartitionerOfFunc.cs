using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A partitioner given as a function.</summary>
internal sealed class PartitionerOfFunc<K, V>(Func<string, K, V, Partition, int, Partition> partitioner) : IStreamPartitioner<K, V>
{
    public void Initialize(IStreamConfig config)
    {
    }

    public Partition Partition(string topic, K key, V value, Partition sourcePartition, int numPartitions) => partitioner(topic, key, value, sourcePartition, numPartitions);
}
