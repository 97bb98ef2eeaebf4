using System.Buffers;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.State.Supplier;

/// <summary>Bytes as they are.</summary>
internal sealed class BytesSerDes : AbstractSerDes<Bytes>, ISpanSerDes<Bytes>
{
    public override Bytes Deserialize(byte[]? data, SerializationContext context) => Bytes.Wrap(data!);

    public Bytes Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => Bytes.Wrap(data.ToArray());

    public override byte[]? Serialize(Bytes data, SerializationContext context) => data?.Get;

    public void Serialize(Bytes data, IBufferWriter<byte> output, in SpanContext context) => output.Write(data.Get);
}
