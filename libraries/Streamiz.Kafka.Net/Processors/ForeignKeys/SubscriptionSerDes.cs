using System.Buffers;
using System.Buffers.Binary;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>A subscription's bytes: version 1 (high bit: no hash), instruction, 16-byte hash if there is one, primary key, 4-byte primary partition.</summary>
internal sealed class SubscriptionSerDes<K>(ISerDes<K>? primaryKeys) : EnvelopeSerDes<Subscription<K>, K>(primaryKeys, isKey: true)
{
    private const byte Version = 1, NoHash = 0x80;

    public override Subscription<K> Deserialize(ReadOnlySpan<byte> data, in SpanContext context)
    {
        bool hashed = data.Length > 0 && (data[0] & NoHash) == 0;
        int at = hashed ? 18 : 2;
        if (data.Length < at + 4) throw new DeserializationException($"a foreign-key subscription of {data.Length} bytes in {context.Topic} is cut off");
        if ((data[0] & ~NoHash) > Version) throw new DeserializationException($"a foreign-key subscription of version {data[0] & ~NoHash} in {context.Topic}; known up to {Version}");
        return new Subscription<K>(
            hashed ? BinaryPrimitives.ReadUInt128BigEndian(data[2..]) : null,
            (Instruction)data[1],
            Inner(context).Read(data[at..^4]),
            BinaryPrimitives.ReadInt32BigEndian(data[^4..]));
    }

    public override void Serialize(Subscription<K> data, IBufferWriter<byte> output, in SpanContext context)
    {
        output.Write([data.Hash is null ? (byte)(Version | NoHash) : Version, (byte)data.Instruction]);
        WriteHash(data.Hash, output);
        WriteInner(data.PrimaryKey, output, context);
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), data.PrimaryPartition);
        output.Advance(4);
    }
}
