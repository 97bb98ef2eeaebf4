using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Streamiz.Protocol;

/// <summary>Numbers in seven-bit groups, least significant first; signed ones in zigzag.</summary>
public static class Varint
{
    /// <summary>The most bytes that 32 bits take.</summary>
    public const int MaxLength32 = 5;

    /// <summary>The most bytes that 64 bits take.</summary>
    public const int MaxLength64 = 10;

    /// <summary>The bytes that a number takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(uint value) => ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;

    /// <summary>The bytes that a number takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Length(ulong value) => ((BitOperations.Log2(value | 1) * 9) + 73) >> 6;

    /// <summary>The bytes that a signed number takes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ZigZagLength(long value) => Length(Encode(value));

    /// <summary>Zigzag: small numbers of either sign become small.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Encode(long value) => (ulong)((value << 1) ^ (value >> 63));

    /// <summary>The number behind a zigzag.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Decode(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Writes a number; answers its length.</summary>
    public static int Write(Span<byte> to, ulong value)
    {
        int at = 0;
        while (value >= 0x80)
        {
            to[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        to[at++] = (byte)value;
        return at;
    }

    /// <summary>Writes a number where its room has been checked; answers the position behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int WriteUnchecked(ref byte to, int at, ulong value)
    {
        if (value < 0x80)
        {
            Unsafe.Add(ref to, at) = (byte)value;
            return at + 1;
        }
        return value < 0x4000 ? WriteTwo(ref to, at, (uint)value) : WriteMany(ref to, at, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteTwo(ref byte to, int at, uint value)
    {
        Unsafe.Add(ref to, at) = (byte)(value | 0x80);
        Unsafe.Add(ref to, at + 1) = (byte)(value >> 7);
        return at + 2;
    }

    private static int WriteMany(ref byte to, int at, ulong value)
    {
        while (value >= 0x80)
        {
            Unsafe.Add(ref to, at++) = (byte)(value | 0x80);
            value >>= 7;
        }
        Unsafe.Add(ref to, at++) = (byte)value;
        return at;
    }

    /// <summary>Writes a signed number; answers its length.</summary>
    public static int WriteZigZag(Span<byte> to, long value) => Write(to, Encode(value));

    /// <summary>Reads a signed number; false when the bytes end in it or it does not fit 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadZigZag(ReadOnlySpan<byte> from, ref int position, out long value)
    {
        if ((uint)position < (uint)from.Length && from[position] < 0x80)
        {
            value = Decode(from[position++]);
            return true;
        }
        return TryReadLong(from, ref position, out value);
    }

    /// <summary>Reads a signed number where <see cref="MaxLength64"/> bytes may be looked at.</summary>
    /// <exception cref="WireFormatException">It does not fit 64 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long ReadZigZagUnchecked(ref byte from, ref int position)
    {
        uint first = Unsafe.Add(ref from, position);
        if (first < 0x80)
        {
            position++;
            return (long)(first >> 1) ^ -(long)(first & 1);
        }
        uint second = Unsafe.Add(ref from, position + 1);
        if (second >= 0x80) return ReadLongUnchecked(ref from, ref position);
        position += 2;
        uint bits = (first & 0x7f) | (second << 7);
        return (long)(bits >> 1) ^ -(long)(bits & 1);
    }

    private static long ReadLongUnchecked(ref byte from, ref int position)
    {
        int read = 0;
        if (!TryReadLong(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, position), MaxLength64), ref read, out long value)) throw new WireFormatException("a number takes more than 64 bits");
        position += read;
        return value;
    }

    private static bool TryReadLong(ReadOnlySpan<byte> from, ref int position, out long value)
    {
        ulong bits = 0;
        for (int shift = 0; shift < 70 && (uint)position < (uint)from.Length; shift += 7)
        {
            byte next = from[position++];
            if (shift == 63 && next > 1) break;
            bits |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                value = Decode(bits);
                return true;
            }
        }
        value = 0;
        return false;
    }
}
