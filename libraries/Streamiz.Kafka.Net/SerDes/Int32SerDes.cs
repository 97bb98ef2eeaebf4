using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Four bytes, big endian, as Kafka's IntegerSerializer.</summary>
public class Int32SerDes : AbstractSerDes<int>, ISpanSerDes<int>
{
    /// <inheritdoc/>
    public override int Deserialize(byte[]? data, SerializationContext context) => data is null ? default : Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public int Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => data.Length == 4
        ? BinaryPrimitives.ReadInt32BigEndian(data)
        : throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: int takes 4 bytes and {data.Length} are there");

    /// <inheritdoc/>
    public override byte[]? Serialize(int data, SerializationContext context)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, data);
        return bytes;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(int data, IBufferWriter<byte> output, in SpanContext context)
    {
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), data);
        output.Advance(4);
    }
}
