using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>An answer goes to the partition that its subscription came from.</summary>
internal sealed class AnswerPartitioner<K, V> : IStreamPartitioner<K, Answer<V>>
{
    public void Initialize(IStreamConfig config)
    {
    }

    public Partition Partition(string topic, K key, Answer<V> value, Partition sourcePartition, int numPartitions) => value.PrimaryPartition;
}
