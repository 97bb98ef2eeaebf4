using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Is told of the partitions of a consumer that <see cref="IKafkaSupplier.GetConsumer"/> made.</summary>
public interface IConsumerRebalanceListener
{
    /// <summary>Partitions were given to the consumer.</summary>
    void PartitionsAssigned(IConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions);

    /// <summary>The consumer has lost its place in the group; others may have its partitions already.</summary>
    void PartitionsLost(IConsumer<byte[], byte[]> consumer, List<TopicPartitionOffset> partitions);

    /// <summary>Partitions are about to be taken from the consumer, with the positions it has reached.</summary>
    void PartitionsRevoked(IConsumer<byte[], byte[]> consumer, List<TopicPartitionOffset> partitions);
}
