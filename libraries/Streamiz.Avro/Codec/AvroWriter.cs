using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Streamiz.Avro;

/// <summary>
/// Writes Avro's binary encoding into a span, which must suffice, or into an <see cref="AvroBuffer"/>, which grows. It is a mutable value:
/// pass it by reference, and call <see cref="Complete"/> at the end.
/// </summary>
public ref struct AvroWriter
{
    private readonly AvroBuffer? _buffer;
    private readonly int _first;
    private ref byte _start;
    private int _length;
    private int _at;

    /// <summary>Writes from the beginning of a span; when it is full, <see cref="AvroDataException"/>.</summary>
    public AvroWriter(Span<byte> destination)
    {
        _start = ref MemoryMarshal.GetReference(destination);
        _length = destination.Length;
    }

    /// <summary>Writes behind what the buffer holds already.</summary>
    public AvroWriter(AvroBuffer buffer)
    {
        _buffer = buffer;
        _start = ref MemoryMarshal.GetArrayDataReference(buffer.Bytes);
        _length = buffer.Bytes.Length;
        _first = _at = buffer.Length;
    }

    /// <summary>How many bytes this writer has written.</summary>
    public readonly int Written => _at - _first;

    /// <summary>Makes what was written part of the buffer, if there is one, and gives its size in bytes.</summary>
    public readonly int Complete()
    {
        if (_buffer != null) _buffer.Length = _at;
        return _at - _first;
    }

    /// <summary>Writes a truth value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    /// <summary>Writes an int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt(int value)
    {
        uint raw = (uint)((value << 1) ^ (value >> 31));
        if (raw < 0x80) WriteByte((byte)raw);
        else WriteLonger(raw);
    }

    /// <summary>Writes a long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteLong(long value)
    {
        ulong raw = (ulong)((value << 1) ^ (value >> 63));
        if (raw < 0x80) WriteByte((byte)raw);
        else WriteLonger(raw);
    }

    /// <summary>Writes a float.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteFloat(float value)
    {
        int at = Reserve(4);
        int bits = BitConverter.SingleToInt32Bits(value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, at), BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
        _at = at + 4;
    }

    /// <summary>Writes a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(double value)
    {
        int at = Reserve(8);
        long bits = BitConverter.DoubleToInt64Bits(value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, at), BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
        _at = at + 8;
    }

    /// <summary>Writes a text with its length.</summary>
    public void WriteString(string value) => WriteString(value.AsSpan());

    /// <summary>Writes a text with its length.</summary>
    public void WriteString(scoped ReadOnlySpan<char> value)
    {
        // Twenty-one characters take 63 bytes at most, so that their length takes one byte and the text can be written before it is known.
        int at = _at;
        if (value.Length <= 21 && _length - at >= 64)
        {
            int size = Encoding.UTF8.GetBytes(value, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, at + 1), 63));
            Unsafe.Add(ref _start, at) = (byte)(size << 1);
            _at = at + 1 + size;
            return;
        }
        WriteLongerString(value);
    }

    /// <summary>Writes a text with its length, given as its bytes of UTF-8.</summary>
    public void WriteUtf8(scoped ReadOnlySpan<byte> value) => WriteBytes(value);

    /// <summary>Writes bytes with their length.</summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> value)
    {
        WriteLong(value.Length);
        WriteFixed(value);
    }

    /// <summary>Writes bytes as they are.</summary>
    public void WriteFixed(scoped ReadOnlySpan<byte> value)
    {
        int at = Reserve(value.Length);
        value.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, at), value.Length));
        _at = at + value.Length;
    }

    /// <summary>Writes the number of an enum's symbol or of a union's branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteIndex(int index) => WriteInt(index);

    /// <summary>Writes the beginning of an array or map: how many items follow, and nothing when there are none. <see cref="WriteBlockEnd"/> comes after the items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBlockCount(int count)
    {
        if (count > 0) WriteLong(count);
    }

    /// <summary>Writes the end of an array or map.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBlockEnd() => WriteByte(0);

    /// <summary>To be called at the beginning of each record that can hold itself: refuses data so deep that the stack would not do.</summary>
    public readonly void CheckDepth()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new AvroDataException("the data are nested too deeply");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteByte(byte value)
    {
        int at = Reserve(1);
        Unsafe.Add(ref _start, at) = value;
        _at = at + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteLonger(ulong raw)
    {
        int at = Reserve((70 - BitOperations.LeadingZeroCount(raw)) / 7);
        ref byte to = ref Unsafe.Add(ref _start, at);
        int size = 0;
        while (raw >= 0x80)
        {
            Unsafe.Add(ref to, size++) = (byte)(raw | 0x80);
            raw >>= 7;
        }
        Unsafe.Add(ref to, size++) = (byte)raw;
        _at = at + size;
    }

    private void WriteLongerString(scoped ReadOnlySpan<char> value)
    {
        int size = Encoding.UTF8.GetByteCount(value);
        WriteLong(size);
        int at = Reserve(size);
        Encoding.UTF8.GetBytes(value, MemoryMarshal.CreateSpan(ref Unsafe.Add(ref _start, at), size));
        _at = at + size;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Reserve(int size)
    {
        int at = _at;
        if (_length - at < size) Grow(size);
        return at;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int size)
    {
        if (_buffer is null) ThrowFull();
        byte[] bytes = _buffer.Grow(_at, size);
        _start = ref MemoryMarshal.GetArrayDataReference(bytes);
        _length = bytes.Length;
    }

    [DoesNotReturn]
    private static void ThrowFull() => throw new AvroDataException("the value does not fit into the memory given");
}
