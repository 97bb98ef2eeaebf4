using System.Buffers;
using Confluent.Kafka;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>Calls a serde the way without arrays where it has it: for serdes made of others.</summary>
internal static class SpanCalls
{
    public static T Read<T>(ISerDes<T> serdes, ReadOnlySpan<byte> data, in SpanContext context) => serdes is ISpanSerDes<T> span
        ? span.Deserialize(data, context)
        : serdes.Deserialize(data.ToArray(), new SerializationContext(context.Component, context.Topic));

    public static void Write<T>(ISerDes<T> serdes, T value, IBufferWriter<byte> output, in SpanContext context)
    {
        if (serdes is ISpanSerDes<T> span) span.Serialize(value, output, context);
        else output.Write(serdes.Serialize(value, new SerializationContext(context.Component, context.Topic)));
    }
}
