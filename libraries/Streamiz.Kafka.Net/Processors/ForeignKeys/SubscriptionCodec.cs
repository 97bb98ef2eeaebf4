using System.Buffers.Binary;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>A subscription's bytes: version 1 (high bit: no hash), instruction, 16-byte hash if there is one, primary key, 4-byte primary partition.</summary>
internal sealed class SubscriptionCodec<K>(Codec<K> primaryKeys) : Codec<Subscription<K>>
{
    private const byte Version = 1, NoHash = 0x80;

    public override Subscription<K> Read(ReadOnlySpan<byte> bytes)
    {
        bool hashed = bytes.Length > 0 && (bytes[0] & NoHash) == 0;
        int at = hashed ? 18 : 2;
        if (bytes.Length < at + 4) throw new DeserializationException($"a foreign-key subscription of {bytes.Length} bytes is cut off");
        if ((bytes[0] & ~NoHash) > Version) throw new DeserializationException($"a foreign-key subscription of version {bytes[0] & ~NoHash}; known up to {Version}");
        return new Subscription<K>(
            hashed ? BinaryPrimitives.ReadUInt128BigEndian(bytes[2..]) : null,
            (Instruction)bytes[1],
            primaryKeys.Read(bytes[at..^4]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[^4..]));
    }

    public override void Write(Subscription<K> value, Scratch output)
    {
        output.Append([value.Hash is null ? (byte)(Version | NoHash) : Version, (byte)value.Instruction]);
        if (value.Hash is { } hash)
        {
            BinaryPrimitives.WriteUInt128BigEndian(output.GetSpan(16), hash);
            output.Advance(16);
        }

        primaryKeys.Write(value.PrimaryKey, output);
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), value.PrimaryPartition);
        output.Advance(4);
    }
}
