using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Streamiz.Avro;

/// <summary>
/// Reads Avro's binary encoding from a span, forward only and without copies. Whatever the bytes are, it throws nothing but
/// <see cref="AvroDataException"/>, and no claimed length is believed before the bytes are seen to be there.
/// Code that reads many values does well to copy the reader it was given by reference into a local, read from that, and copy it back at the end:
/// the local lives in registers, and its position does not go through memory for every value.
/// </summary>
public ref struct AvroReader
{
    /// <summary>How many items and records that take no bytes one reader lets pass.</summary>
    public const int MaxEmptyItems = 100_000;

    private readonly ref byte _start;
    private readonly int _length;
    private int _at;
    private int _emptyItems;

    /// <summary>Reads from the beginning of a span.</summary>
    /// <param name="data">The bytes; they must not change while they are read.</param>
    public AvroReader(ReadOnlySpan<byte> data)
    {
        _start = ref MemoryMarshal.GetReference(data);
        _length = data.Length;
    }

    /// <summary>How many bytes have been read.</summary>
    public readonly int Position => _at;

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _length - _at;

    /// <summary>The bytes that are left.</summary>
    public readonly ReadOnlySpan<byte> Rest => MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, _at), _length - _at);

    /// <summary>Reads a truth value: a byte 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool ReadBoolean()
    {
        int at = _at;
        if (at >= _length) ThrowEnd(_length);
        byte value = Unsafe.Add(ref _start, at);
        if (value > 1) ThrowBoolean(value);
        _at = at + 1;
        return value != 0;
    }

    /// <summary>Reads an int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt()
    {
        int at = _at;
        if (at < _length)
        {
            uint first = Unsafe.Add(ref _start, at);
            if (first < 0x80)
            {
                _at = at + 1;
                return (int)(first >> 1) ^ -(int)(first & 1);
            }
        }
        int value = ReadLongerInt(ref _start, _length, ref at);
        _at = at;
        return value;
    }

    /// <summary>Reads a long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadLong()
    {
        int at = _at;
        if (at < _length)
        {
            uint first = Unsafe.Add(ref _start, at);
            if (first < 0x80)
            {
                _at = at + 1;
                return (int)(first >> 1) ^ -(int)(first & 1);
            }
        }
        ulong raw = ReadLonger(ref _start, _length, ref at);
        _at = at;
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>Reads a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float ReadFloat()
    {
        int at = _at;
        if (_length - at < 4) ThrowEnd(_length);
        _at = at + 4;
        int bits = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref _start, at));
        return BitConverter.Int32BitsToSingle(BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
    }

    /// <summary>Reads a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double ReadDouble()
    {
        int at = _at;
        if (_length - at < 8) ThrowEnd(_length);
        _at = at + 8;
        long bits = Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref _start, at));
        return BitConverter.Int64BitsToDouble(BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
    }

    /// <summary>Reads a text. Bytes that are no UTF-8 are refused.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string ReadString() => MakeText(ReadBytesSpan());

    /// <summary>Reads bytes with their length, as a copy.</summary>
    public byte[] ReadBytes() => ReadBytesSpan().ToArray();

    /// <summary>Reads bytes with their length in place; the span lives as long as the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadBytesSpan() => ReadFixed(ReadLength());

    /// <summary>Reads so many bytes in place; the span lives as long as the data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadFixed(int size)
    {
        int at = _at;
        if ((uint)size > (uint)(_length - at)) ThrowEnd(_length);
        _at = at + size;
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref _start, at), size);
    }

    /// <summary>Reads the number of an enum's symbol or of a union's branch.</summary>
    /// <param name="count">How many there are; a number outside of them is refused.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadIndex(int count)
    {
        int index = ReadInt();
        if ((uint)index >= (uint)count) ThrowIndex(index, count);
        return index;
    }

    /// <summary>
    /// Reads the beginning of a block of an array or map, its byte size too where it is given: the number of items that follow, 0 after the last block.
    /// So: <c>for (int n = r.ReadBlockCount(); n > 0; n = r.ReadBlockCount()) while (n-- > 0) …</c>.
    /// </summary>
    /// <param name="minItemSize">The fewest bytes an item takes (a map's key counts 1). More items than the bytes left can hold are refused; with 0 more than <see cref="MaxEmptyItems"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadBlockCount(int minItemSize = 1)
    {
        int at = _at;
        if (at < _length && Unsafe.Add(ref _start, at) == 0)
        {
            _at = at + 1;
            return 0;
        }
        return ReadBlockStart(minItemSize);
    }

    /// <summary>To be called for each record that takes no bytes, since nothing else bounds their number.</summary>
    public void CountEmpty(int items = 1)
    {
        if (items > MaxEmptyItems - _emptyItems) throw new AvroDataException($"more than {MaxEmptyItems} items that take no bytes");
        _emptyItems += items;
    }

    /// <summary>To be called at the beginning of each record that can hold itself: refuses data so deep that the stack would not do.</summary>
    public readonly void CheckDepth()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new AvroDataException("the data are nested too deeply");
    }

    /// <summary>Passes over an int.</summary>
    public void SkipInt() => ReadInt();

    /// <summary>Passes over a long.</summary>
    public void SkipLong() => ReadLong();

    /// <summary>Passes over bytes or a text.</summary>
    public void SkipBytes() => Skip(ReadLength());

    /// <summary>Passes over so many bytes: 1 for a boolean, 4 for a float, 8 for a double, the size of a fixed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Skip(int size)
    {
        int at = _at;
        if ((uint)size > (uint)(_length - at)) ThrowEnd(_length);
        _at = at + size;
    }

    /// <summary>
    /// Reads the beginning of a block in order to pass over the array or map. A block with a byte size is passed over at once and the next one looked at;
    /// else this is the number of items that the caller must pass over one by one. 0 after the last block.
    /// </summary>
    public int SkipBlocks(int minItemSize = 1)
    {
        while (true)
        {
            long count = ReadLong();
            if (count >= 0) return CheckCount(count, minItemSize);
            long size = ReadLong();
            if (size < 0 || size > _length - _at) throw new AvroDataException($"a block claims a size of {size} bytes where {_length - _at} are left");
            _at += (int)size;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int ReadLength()
    {
        int at = _at;
        if (at < _length)
        {
            uint first = Unsafe.Add(ref _start, at);
            if ((first & 0x81) == 0)
            {
                _at = at + 1;
                return (int)(first >> 1);
            }
        }
        int length = ReadLongerLength(ref _start, _length, ref at);
        _at = at;
        return length;
    }

    // The slow paths are static: a call with the reader itself would keep a reader held in a local out of the registers.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadLongerLength(ref byte start, int end, ref int at)
    {
        ulong raw = ReadLonger(ref start, end, ref at);
        long length = (long)(raw >> 1) ^ -(long)(raw & 1);
        if (length < 0 || length > end - at) throw new AvroDataException($"a length of {length} bytes where {end - at} are left");
        return (int)length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadBlockStart(int minItemSize)
    {
        long count = ReadLong();
        if (count < 0)
        {
            // The byte size helps those who skip; who reads does not need it.
            ReadLong();
            count = -count;
        }
        return CheckCount(count, minItemSize);
    }

    private int CheckCount(long count, int minItemSize)
    {
        // The smallest long has no positive counterpart.
        if (count < 0 || count > (minItemSize > 0 ? (_length - _at) / minItemSize : MaxEmptyItems))
            throw new AvroDataException($"a block claims {count} items where {_length - _at} bytes are left");
        if (minItemSize == 0) CountEmpty((int)count);
        return (int)count;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadLongerInt(ref byte start, int end, ref int at)
    {
        int first = at;
        ulong raw = ReadLonger(ref start, end, ref at);
        if (raw > uint.MaxValue || at - first > 5) throw new AvroDataException("an int of more than 32 bits");
        return (int)((uint)raw >> 1) ^ -(int)(raw & 1);
    }

    // Two to ten bytes of seven bits each. Up to eight are taken in one go: the first byte without its top bit ends the number.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong ReadLonger(ref byte start, int end, ref int at)
    {
        int first = at;
        if (BitConverter.IsLittleEndian && end - first >= 8)
        {
            ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, first));
            ulong ends = ~word & 0x8080808080808080UL;
            if (ends != 0)
            {
                word &= ends ^ (ends - 1);
                word &= 0x7f7f7f7f7f7f7f7fUL;
                word = (word & 0x007f007f007f007fUL) | ((word & 0x7f007f007f007f00UL) >> 1);
                word = (word & 0x00003fff00003fffUL) | ((word & 0x3fff00003fff0000UL) >> 2);
                word = (word & 0x000000000fffffffUL) | ((word & 0x0fffffff00000000UL) >> 4);
                at = first + (System.Numerics.BitOperations.TrailingZeroCount(ends) >> 3) + 1;
                return word;
            }
        }
        return ReadByteByByte(ref start, end, ref at);
    }

    private static ulong ReadByteByByte(ref byte start, int end, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            if (at >= end) ThrowEnd(end);
            ulong b = Unsafe.Add(ref start, at++);
            if (shift == 63 && b > 1) break;
            value |= (b & 0x7f) << shift;
            if (b < 0x80) return value;
        }
        throw new AvroDataException("a long of more than 64 bits");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static string MakeText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is >= 4 and <= 16 && ShortText.TryMake(bytes) is { } text) return text;
        if (!Utf8.IsValid(bytes)) throw new AvroDataException("a text that is no UTF-8");
        return Encoding.UTF8.GetString(bytes);
    }

    [DoesNotReturn]
    private static void ThrowEnd(int length) => throw new AvroDataException($"the data end at byte {length} in the middle of a value");

    [DoesNotReturn]
    private static void ThrowBoolean(byte value) => throw new AvroDataException($"a boolean of {value}; it is 0 or 1");

    [DoesNotReturn]
    private static void ThrowIndex(int index, int count) => throw new AvroDataException($"number {index} of an enum or union with {count}");
}
