using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Says at what time a record happened.</summary>
public interface ITimestampExtractor
{
    /// <summary>The record's time, milliseconds since 1970; a negative one means that the record is left out.</summary>
    /// <param name="record">The record, key and value deserialized.</param>
    /// <param name="partitionTime">Largest time seen in the record's partition, milliseconds; -1 before the first record.</param>
    long Extract(ConsumeResult<object, object> record, long partitionTime);
}
