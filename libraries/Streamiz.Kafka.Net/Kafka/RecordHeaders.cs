namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// Headers as they lie in a record batch: a zigzag varint count, then per header key length, key, value length (-1 for null), value.
/// They travel through the graph and into the output without being decoded; whoever keeps them beyond the record copies them.
/// </summary>
internal readonly struct RecordHeaders(ReadOnlyMemory<byte> encoded)
{
    /// <summary>The encoded headers; empty when there are none.</summary>
    public readonly ReadOnlyMemory<byte> Encoded = encoded;

    public bool IsEmpty => Encoded.Length <= 1;
}
