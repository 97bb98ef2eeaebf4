using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>A record as fetched, looked at in place: memory of the fetched batch.</summary>
internal readonly struct IncomingRecord
{
    public required ReadOnlyMemory<byte> Key { get; init; }

    public required ReadOnlyMemory<byte> Value { get; init; }

    public bool KeyIsNull { get; init; }

    public bool ValueIsNull { get; init; }

    public required long Timestamp { get; init; }

    public required long Offset { get; init; }

    public required int Partition { get; init; }

    public RecordHeaders Headers { get; init; }
}
