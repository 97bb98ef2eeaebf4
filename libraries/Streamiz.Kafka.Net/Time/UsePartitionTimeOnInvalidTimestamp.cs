using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Takes the record's timestamp, or the largest time seen in the partition when it is negative.</summary>
public sealed class UsePartitionTimeOnInvalidTimestamp : IPlainTimestampExtractor
{
    /// <inheritdoc/>
    public long Extract(ConsumeResult<object, object> record, long partitionTime)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Extract(record.Topic, record.Partition, record.Offset, record.Message.Timestamp.UnixTimestampMs, partitionTime);
    }

    long IPlainTimestampExtractor.Extract(string topic, int partition, long offset, long timestamp, long partitionTime) => Extract(topic, partition, offset, timestamp, partitionTime);

    private static long Extract(string topic, int partition, long offset, long timestamp, long partitionTime) => timestamp >= 0 ? timestamp
        : partitionTime >= 0 ? partitionTime
        : throw new StreamsException($"record at {topic}-{partition} offset {offset} has the negative timestamp {timestamp}, and the partition has no time yet");
}
