using System.Buffers;
using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Bytes as they are.</summary>
public class ByteArraySerDes : AbstractSerDes<byte[]>, ISpanSerDes<byte[]>
{
    /// <inheritdoc/>
    public override byte[] Deserialize(byte[]? data, SerializationContext context) => data!;

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public byte[] Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => data.ToArray();

    /// <inheritdoc/>
    public override byte[]? Serialize(byte[] data, SerializationContext context) => data;

    /// <inheritdoc/>
    [OverloadResolutionPriority(-1)]
    public void Serialize(byte[] data, IBufferWriter<byte> output, in SpanContext context) => output.Write(data);
}
