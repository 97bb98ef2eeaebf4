using System.Buffers;
using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Conformance.Streams;

/// <summary>Java's Long: eight bytes, or null.</summary>
public sealed class NullableLongSerDes : AbstractSerDes<long?>, ISpanSerDes<long?>
{
    private static readonly Int64SerDes Longs = new();

    public override long? Deserialize(byte[]? data, SerializationContext context) => data is null ? null : Longs.Deserialize(data, context);

    public long? Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => Longs.Deserialize(data, context);

    public override byte[]? Serialize(long? data, SerializationContext context) => data is { } value ? Longs.Serialize(value, context) : null;

    public void Serialize(long? data, IBufferWriter<byte> output, in SpanContext context)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), data ?? throw new InvalidOperationException("null is not written"));
        output.Advance(8);
    }
}
