namespace Streamiz.Kafka.Net.Processors;

/// <summary>An extractor that needs nothing but the record's timestamp, so that no object is made for it.</summary>
internal interface IPlainTimestampExtractor : ITimestampExtractor
{
    /// <summary>The record's time; negative: leave it out.</summary>
    long Extract(string topic, int partition, long offset, long timestamp, long partitionTime);
}
