using Confluent.Kafka;
using Streamiz.Protocol;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// Which partition a record goes to. Unless asked otherwise by Kafka's own rule: Java and .NET applications find each other's keys where they expect them.
/// </summary>
internal static class Partitioning
{
    private static readonly uint[] Crc = MakeCrc();

    /// <summary>The partition of a serialized key, by murmur2.</summary>
    public static int Of(ReadOnlySpan<byte> key, int partitions) => Murmur2.Partition(key, partitions);

    /// <summary>The partition of a serialized key by a rule; -1 when the rule spreads such records. A key that is missing is empty.</summary>
    public static int Of(Partitioner rule, ReadOnlySpan<byte> key, bool keyIsNull, int partitions) => rule switch
    {
        Partitioner.Murmur2 => Murmur2.Partition(key, partitions),
        Partitioner.Murmur2Random => keyIsNull ? -1 : Murmur2.Partition(key, partitions),
        Partitioner.Consistent => (int)(Crc32(key) % (uint)partitions),
        Partitioner.ConsistentRandom => key.IsEmpty ? -1 : (int)(Crc32(key) % (uint)partitions),
        Partitioner.Random => -1,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "partitioner: Random, Consistent, ConsistentRandom, Murmur2, Murmur2Random are possible"),
    };

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes) crc = Crc[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeCrc()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
            table[i] = value;
        }

        return table;
    }
}
