using System.Buffers.Binary;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>Keys of the subscription store: 4-byte length of the foreign key, foreign key, primary key; so that one foreign key's subscriptions lie together.</summary>
internal sealed class CombinedKey<KO, K>(Codec<KO> foreignKeys, Codec<K> primaryKeys)
{
    private readonly Scratch _scratch = new();

    public byte[] Of(KO foreignKey, K primaryKey)
    {
        WritePrefix(foreignKey);
        primaryKeys.Write(primaryKey, _scratch);
        return _scratch.Written.ToArray();
    }

    /// <summary>What all keys of one foreign key start with; valid until the next call.</summary>
    public ReadOnlySpan<byte> PrefixOf(KO foreignKey)
    {
        WritePrefix(foreignKey);
        return _scratch.Written;
    }

    public K PrimaryKeyOf(ReadOnlySpan<byte> key) => primaryKeys.Read(key[(4 + BinaryPrimitives.ReadInt32BigEndian(key))..]);

    private void WritePrefix(KO foreignKey)
    {
        _scratch.Reset();
        _scratch.Append([0, 0, 0, 0]);
        foreignKeys.Write(foreignKey, _scratch);
        BinaryPrimitives.WriteInt32BigEndian(_scratch.Patch(0, 4), _scratch.Length - 4);
    }
}
