using Streamiz.Protocol.Records;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>A record where it lies in a fetched batch.</summary>
internal readonly struct FetchedRecord
{
    public ReadOnlyMemory<byte> Key { get; private init; }

    public ReadOnlyMemory<byte> Value { get; private init; }

    public bool KeyIsNull { get; private init; }

    public bool ValueIsNull { get; private init; }

    public long Timestamp { get; private init; }

    public long Offset { get; private init; }

    public RecordHeaders Headers { get; private init; }

    public static FetchedRecord Of(ref RecordCursor cursor) => new()
    {
        Key = cursor.KeyMemory,
        Value = cursor.ValueMemory,
        KeyIsNull = cursor.Key.IsNull,
        ValueIsNull = cursor.Value.IsNull,
        Timestamp = cursor.Timestamp,
        Offset = cursor.Offset,
        Headers = new RecordHeaders(cursor.HeadersMemory),
    };
}
