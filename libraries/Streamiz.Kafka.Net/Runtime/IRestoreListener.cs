using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Told how restoring goes.</summary>
internal interface IRestoreListener
{
    void Started(TopicPartition partition, string store, long startOffset, long endOffset);

    void Moved(TopicPartition partition, string store, long batchEndOffset, long restored);

    void Ended(TopicPartition partition, string store, long total);
}
