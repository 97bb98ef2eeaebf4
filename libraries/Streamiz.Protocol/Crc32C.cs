using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Streamiz.Protocol;

/// <summary>
/// CRC-32C (Castagnoli), by the processor's instruction where it has one. The instruction takes three cycles and can be begun in each: long texts
/// are worked on at three places at the same time, and the three sums are put together at the end of each block.
/// </summary>
public static class Crc32C
{
    private const int WordsALane = 128;

    // What a sum becomes when a lane of zeros follows, by each of its four bytes.
    private static readonly uint[] _shift = Shifts();

    /// <summary>The checksum of bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        int at = 0;
        for (; words.Length - at >= 3 * WordsALane; at += 3 * WordsALane) crc = Block(crc, ref Unsafe.Add(ref MemoryMarshal.GetReference(words), at));
        foreach (ulong word in words[at..]) crc = BitOperations.Crc32C(crc, InOrder(word));
        foreach (byte b in bytes[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }

    private static uint Block(uint crc, ref ulong first)
    {
        uint second = 0, third = 0;
        for (int i = 0; i < WordsALane; i++)
        {
            crc = BitOperations.Crc32C(crc, InOrder(Unsafe.Add(ref first, i)));
            second = BitOperations.Crc32C(second, InOrder(Unsafe.Add(ref first, i + WordsALane)));
            third = BitOperations.Crc32C(third, InOrder(Unsafe.Add(ref first, i + (2 * WordsALane))));
        }
        return Shift(Shift(crc) ^ second) ^ third;
    }

    private static uint Shift(uint crc)
    {
        ref uint table = ref MemoryMarshal.GetArrayDataReference(_shift);
        return Unsafe.Add(ref table, (int)(crc & 0xFF)) ^ Unsafe.Add(ref table, 256 + (int)((crc >> 8) & 0xFF))
            ^ Unsafe.Add(ref table, 512 + (int)((crc >> 16) & 0xFF)) ^ Unsafe.Add(ref table, 768 + (int)(crc >> 24));
    }

    // The sum is linear: that of several bits is what the bits' sums give by exclusive or.
    private static uint[] Shifts()
    {
        var table = new uint[4 * 256];
        for (int part = 0; part < 4; part++)
        {
            for (int value = 1; value < 256; value++)
            {
                int rest = value & (value - 1);
                table[(part * 256) + value] = rest != 0
                    ? table[(part * 256) + rest] ^ table[(part * 256) + (value ^ rest)]
                    : Zeros((uint)value << (8 * part));
            }
        }
        return table;
    }

    private static uint Zeros(uint crc)
    {
        for (int i = 0; i < WordsALane; i++) crc = BitOperations.Crc32C(crc, 0UL);
        return crc;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong InOrder(ulong word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
}
