using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Eight bytes, big endian, as Kafka's LongSerializer.</summary>
public class Int64SerDes : AbstractSerDes<long>, ISpanSerDes<long>
{
    /// <inheritdoc/>
    public override long Deserialize(byte[]? data, SerializationContext context) => data is null ? default : Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public long Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => data.Length == 8
        ? BinaryPrimitives.ReadInt64BigEndian(data)
        : throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: long takes 8 bytes and {data.Length} are there");

    /// <inheritdoc/>
    public override byte[]? Serialize(long data, SerializationContext context)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, data);
        return bytes;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(long data, IBufferWriter<byte> output, in SpanContext context)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), data);
        output.Advance(8);
    }
}
