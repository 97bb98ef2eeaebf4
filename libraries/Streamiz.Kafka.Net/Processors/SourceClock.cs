using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Gives the records of a topic their time. The extractors of the library look at the timestamp alone; for a user's own one the record is made as upstream gives it.</summary>
internal sealed class SourceClock<K, V>(ITimestampExtractor extractor, string topic)
{
    private readonly IPlainTimestampExtractor? _plain = extractor as IPlainTimestampExtractor;

    /// <summary>The record's time; negative: leave it out.</summary>
    public long TimeOf(in IncomingRecord record, K key, V value, long partitionTime)
    {
        if (_plain is not null) return _plain.Extract(topic, record.Partition, record.Offset, record.Timestamp, partitionTime);
        var asked = new ConsumeResult<object, object>
        {
            Topic = topic,
            Partition = record.Partition,
            Offset = record.Offset,
            Message = new Message<object, object>
            {
                Key = record.KeyIsNull ? null! : key!,
                Value = record.ValueIsNull ? null! : value!,
                Timestamp = new Timestamp(record.Timestamp, TimestampType.CreateTime),
                Headers = HeaderCodec.Decode(record.Headers),
            },
        };
        try
        {
            return extractor.Extract(asked, partitionTime);
        }
        catch (Exception e) when (e is not StreamsException)
        {
            throw new StreamsException($"timestamp extractor {extractor.GetType().Name} failed at {topic}[{record.Partition}] offset {record.Offset}: {e.Message}", e);
        }
    }
}
