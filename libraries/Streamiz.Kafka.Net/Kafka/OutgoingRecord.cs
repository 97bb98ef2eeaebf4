namespace Streamiz.Kafka.Net.Kafka;

/// <summary>A serialized record on its way out. A timestamp of -1 means that the sender sets none.</summary>
internal readonly ref struct OutgoingRecord
{
    public required ReadOnlySpan<byte> Key { get; init; }

    public required ReadOnlySpan<byte> Value { get; init; }

    public bool KeyIsNull { get; init; }

    public bool ValueIsNull { get; init; }

    public required long Timestamp { get; init; }

    public RecordHeaders Headers { get; init; }
}
