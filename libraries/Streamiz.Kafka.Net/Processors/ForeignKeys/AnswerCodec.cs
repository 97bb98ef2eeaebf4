using System.Buffers.Binary;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>An answer's bytes: version 0 (high bit: no hash), 16-byte hash if there is one, the right value (nothing if there is none).</summary>
internal sealed class AnswerCodec<V>(Codec<V> values) : Codec<Answer<V>>
{
    private const byte NoHash = 0x80;

    public override Answer<V> Read(ReadOnlySpan<byte> bytes)
    {
        bool hashed = bytes.Length > 0 && (bytes[0] & NoHash) == 0;
        int at = hashed ? 17 : 1;
        if (bytes.Length < at) throw new DeserializationException($"a foreign-key answer of {bytes.Length} bytes is cut off");
        bool none = bytes.Length == at;
        return new Answer<V>(hashed ? BinaryPrimitives.ReadUInt128BigEndian(bytes[1..]) : null, none ? default! : values.Read(bytes[at..]), none, -1);
    }

    public override void Write(Answer<V> value, Scratch output)
    {
        output.Append([value.Hash is null ? NoHash : (byte)0]);
        if (value.Hash is { } hash)
        {
            BinaryPrimitives.WriteUInt128BigEndian(output.GetSpan(16), hash);
            output.Advance(16);
        }

        if (!value.ValueIsNull) values.Write(value.Value, output);
    }
}
