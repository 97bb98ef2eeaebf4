using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Eight bytes, IEEE 754, big endian, as Kafka's DoubleSerializer.</summary>
public class DoubleSerDes : AbstractSerDes<double>, ISpanSerDes<double>
{
    /// <inheritdoc/>
    public override double Deserialize(byte[]? data, SerializationContext context) => data is null ? default : Deserialize(data.AsSpan(), new SpanContext(context.Topic, context.Component));

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public double Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => data.Length == 8
        ? BinaryPrimitives.ReadDoubleBigEndian(data)
        : throw new Errors.DeserializationException($"{context.Component} of {context.Topic}: double takes 8 bytes and {data.Length} are there");

    /// <inheritdoc/>
    public override byte[]? Serialize(double data, SerializationContext context)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, data);
        return bytes;
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(double data, IBufferWriter<byte> output, in SpanContext context)
    {
        BinaryPrimitives.WriteDoubleBigEndian(output.GetSpan(8), data);
        output.Advance(8);
    }
}
