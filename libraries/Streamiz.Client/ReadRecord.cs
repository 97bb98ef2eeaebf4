using Streamiz.Protocol.Records;

namespace Streamiz.Client;

/// <summary>A record, looked at where it was received: good until its batch is disposed.</summary>
public readonly ref struct ReadRecord
{
    internal ReadRecord(ref readonly RecordCursor cursor)
    {
        Offset = cursor.Offset;
        Timestamp = cursor.Timestamp;
        Key = cursor.Key;
        Value = cursor.Value;
        Headers = cursor.Headers;
    }

    /// <summary>Its offset.</summary>
    public long Offset { get; }

    /// <summary>Its timestamp, milliseconds since 1970.</summary>
    public long Timestamp { get; }

    /// <summary>Its key, which may be null.</summary>
    public RecordBytes Key { get; }

    /// <summary>Its value; null is a tombstone.</summary>
    public RecordBytes Value { get; }

    /// <summary>Its headers.</summary>
    public RecordHeaders Headers { get; }
}
