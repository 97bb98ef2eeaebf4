using System.Buffers;
using System.Buffers.Binary;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>An answer's bytes: version 0 (high bit: no hash), 16-byte hash if there is one, the right value (nothing if there is none).</summary>
internal sealed class AnswerSerDes<V>(ISerDes<V>? values) : EnvelopeSerDes<Answer<V>, V>(values, isKey: false)
{
    private const byte NoHash = 0x80;

    public override Answer<V> Deserialize(ReadOnlySpan<byte> data, in SpanContext context)
    {
        bool hashed = data.Length > 0 && (data[0] & NoHash) == 0;
        int at = hashed ? 17 : 1;
        if (data.Length < at) throw new DeserializationException($"a foreign-key answer of {data.Length} bytes in {context.Topic} is cut off");
        bool none = data.Length == at;
        return new Answer<V>(hashed ? BinaryPrimitives.ReadUInt128BigEndian(data[1..]) : null, none ? default! : Inner(context).Read(data[at..]), none, -1);
    }

    public override void Serialize(Answer<V> data, IBufferWriter<byte> output, in SpanContext context)
    {
        output.Write([data.Hash is null ? NoHash : (byte)0]);
        WriteHash(data.Hash, output);
        if (!data.ValueIsNull) WriteInner(data.Value, output, context);
    }
}
