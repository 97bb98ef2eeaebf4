using System.Buffers.Binary;

namespace Streamiz.Protocol;

/// <summary>The hash that Kafka's clients place keys by.</summary>
public static class Murmur2
{
    private const uint Seed = 0x9747b28c;
    private const uint M = 0x5bd1e995;

    /// <summary>The hash of a key.</summary>
    public static int Hash(ReadOnlySpan<byte> key)
    {
        uint h = Seed ^ (uint)key.Length;
        for (; key.Length >= 4; key = key[4..])
        {
            uint k = BinaryPrimitives.ReadUInt32LittleEndian(key) * M;
            k ^= k >> 24;
            h = (h * M) ^ (k * M);
        }
        if (key.Length > 2) h ^= (uint)key[2] << 16;
        if (key.Length > 1) h ^= (uint)key[1] << 8;
        if (key.Length > 0) h = (h ^ key[0]) * M;
        h = (h ^ (h >> 13)) * M;
        return (int)(h ^ (h >> 15));
    }

    /// <summary>The partition of a key.</summary>
    /// <param name="key">The key's bytes.</param>
    /// <param name="partitions">How many partitions the topic has (> 0).</param>
    public static int Partition(ReadOnlySpan<byte> key, int partitions) => (Hash(key) & int.MaxValue) % partitions;
}
