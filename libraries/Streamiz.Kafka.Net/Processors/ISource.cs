using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// A topic's entry into a task: partition queue, deserializer and source node in one. It keeps fetched batches and a cursor, not records; the record
/// at the head is deserialized once, when it becomes the head (its timestamp decides the order between partitions).
/// </summary>
internal interface ISource
{
    string Topic { get; }

    /// <summary>Records waiting, the one at the head included.</summary>
    int Buffered { get; }

    /// <summary>Timestamp of the head; only valid when <see cref="Buffered"/> is not 0.</summary>
    long HeadTimestamp { get; }

    /// <summary>Offset behind the last record that was processed or left out: what is committed.</summary>
    long NextOffset { get; }

    /// <summary>Largest time of what was processed, milliseconds; -1 before the first record. Set when reading goes on after somebody else.</summary>
    long PartitionTime { get; set; }

    /// <summary>Queues one record. The bytes stay valid until the record was processed.</summary>
    void Add(in IncomingRecord record);

    /// <summary>Queues what was fetched, until so many records are queued.</summary>
    void Fill(PartitionReader reader, int enough);

    /// <summary>Sends the head through the graph and makes the next one the head.</summary>
    void ProcessHead();

    /// <summary>Forgets what is queued (after an abort, or when the partition is taken away).</summary>
    void Clear();
}
