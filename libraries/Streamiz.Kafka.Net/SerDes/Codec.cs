using System.Buffers;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>A serde bound to a topic's keys or values: how nodes and stores read and write. Nulls never come here.</summary>
internal abstract class Codec<T>
{
    public abstract T Read(ReadOnlySpan<byte> bytes);

    /// <summary>Reads with the record's headers at hand, for serdes that look into them.</summary>
    public virtual T Read(ReadOnlySpan<byte> bytes, RecordHeaders headers) => Read(bytes);

    public abstract void Write(T value, Scratch output);

    /// <summary>Chooses the way without arrays where the serde has it.</summary>
    public static Codec<T> Of(ISerDes<T> serdes, string topic, MessageComponentType component) => serdes is ISpanSerDes<T> span
        ? new InPlace(span, new SpanContext(topic, component))
        : new ByArray(serdes, new SerializationContext(component, topic));

    private sealed class InPlace(ISpanSerDes<T> serdes, SpanContext context) : Codec<T>
    {
        public override T Read(ReadOnlySpan<byte> bytes) => serdes.Deserialize(bytes, context);

        public override T Read(ReadOnlySpan<byte> bytes, RecordHeaders headers) =>
            serdes.Deserialize(bytes, headers.IsEmpty ? context : context with { Headers = headers });

        public override void Write(T value, Scratch output) => serdes.Serialize(value, output, context);
    }

    private sealed class ByArray(ISerDes<T> serdes, SerializationContext context) : Codec<T>
    {
        public override T Read(ReadOnlySpan<byte> bytes) => serdes.Deserialize(bytes.ToArray(), context);

        public override T Read(ReadOnlySpan<byte> bytes, RecordHeaders headers) => headers.IsEmpty
            ? Read(bytes)
            : serdes.Deserialize(bytes.ToArray(), new SerializationContext(context.Component, context.Topic, HeaderCodec.Decode(headers)));

        public override void Write(T value, Scratch output) => output.Append(serdes.Serialize(value, context));
    }
}
