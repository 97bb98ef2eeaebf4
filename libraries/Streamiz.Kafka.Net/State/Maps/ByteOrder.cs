using System.Buffers.Binary;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Order and hash of byte strings. The order is that of unsigned bytes, as in RocksDB and in Java's <c>Bytes</c>.</summary>
internal static class ByteOrder
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public static uint Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = (ulong)bytes.Length * Prime;
        while (bytes.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }
        ulong rest = 0;
        foreach (byte next in bytes)
            rest = (rest << 8) | next;
        hash = Mix(hash ^ rest);
        return (uint)(hash >> 32);
    }

    /// <summary>Whether the key lies within the bounds: the lower one included, the upper one not; an empty upper bound is open.</summary>
    public static bool Within(ReadOnlySpan<byte> key, ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) =>
        key.SequenceCompareTo(lower) >= 0 && (upper.IsEmpty || key.SequenceCompareTo(upper) < 0);

    /// <summary>Turns bytes into the first ones that no longer start with them; false when there are none (only 0xff bytes).</summary>
    public static bool TryIncrement(Span<byte> bytes, out int length)
    {
        for (length = bytes.Length; length > 0; length--)
        {
            if (bytes[length - 1] == byte.MaxValue)
                continue;
            bytes[length - 1]++;
            return true;
        }
        return false;
    }

    private static ulong Mix(ulong value)
    {
        value *= Prime;
        return value ^ (value >> 29);
    }
}
