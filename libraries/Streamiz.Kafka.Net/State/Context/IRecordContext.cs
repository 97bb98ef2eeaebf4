using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>What lambdas may know, and change, of the record being worked on.</summary>
public interface IRecordContext
{
    /// <summary>The record's headers, decoded when first asked for.</summary>
    Headers Headers { get; }

    /// <summary>Bytes that the context itself would take in memory.</summary>
    long MemorySizeEstimate { get; }

    /// <summary>Offset of the record as fetched; -1 in a punctuation.</summary>
    long Offset { get; }

    /// <summary>Partition of the record as fetched; -1 in a punctuation.</summary>
    int Partition { get; }

    /// <summary>Timestamp, milliseconds since 1970.</summary>
    long Timestamp { get; }

    /// <summary>Topic of the record as fetched; empty in a punctuation.</summary>
    string Topic { get; }

    /// <summary>Gives the record another timestamp, for what comes after.</summary>
    void ChangeTimestamp(long ts);

    /// <summary>The context as bytes, as Kafka Streams writes it into buffers' changelogs.</summary>
    byte[] Serialize();

    /// <summary>Gives the record other headers, for what comes after.</summary>
    void SetHeaders(Headers headers);
}
