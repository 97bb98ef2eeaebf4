using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Takes the record's timestamp; a record with a negative one is left out and counted.</summary>
public sealed class LogAndSkipOnInvalidTimestamp : IPlainTimestampExtractor
{
    /// <inheritdoc/>
    public long Extract(ConsumeResult<object, object> record, long partitionTime)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Extract(record.Topic, record.Partition, record.Offset, record.Message.Timestamp.UnixTimestampMs, partitionTime);
    }

    long IPlainTimestampExtractor.Extract(string topic, int partition, long offset, long timestamp, long partitionTime) => Extract(topic, partition, offset, timestamp, partitionTime);

    private static long Extract(string topic, int partition, long offset, long timestamp, long partitionTime) => timestamp;
}
