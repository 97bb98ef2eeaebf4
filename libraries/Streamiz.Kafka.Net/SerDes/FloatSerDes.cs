using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Four bytes, IEEE 754, big endian, as Kafka's FloatSerializer.</summary>
public class FloatSerDes : AbstractSerDes<float>, ISpanSerDes<float>
{
    /// <inheritdoc/>
    public override float Deserialize(byte[]? data, SerializationContext context) => data is null ? default : Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public float Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => data.Length == 4
        ? BinaryPrimitives.ReadSingleBigEndian(data)
        : throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: float takes 4 bytes and {data.Length} are there");

    /// <inheritdoc/>
    public override byte[]? Serialize(float data, SerializationContext context)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteSingleBigEndian(bytes, data);
        return bytes;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(float data, IBufferWriter<byte> output, in SpanContext context)
    {
        BinaryPrimitives.WriteSingleBigEndian(output.GetSpan(4), data);
        output.Advance(4);
    }
}
