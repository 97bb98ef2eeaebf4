using System.Buffers.Binary;
using System.Text;

namespace Streamiz.Protocol;

/// <summary>Writes Kafka's primitive types, big-endian, into a buffer.</summary>
public readonly ref struct WireWriter
{
    private readonly WireBuffer _buffer;

    /// <summary>Writes behind what <paramref name="buffer"/> holds.</summary>
    public WireWriter(WireBuffer buffer) => _buffer = buffer;

    /// <summary>Bytes in the buffer.</summary>
    public int Position => _buffer.Length;

    /// <summary>Writes one byte.</summary>
    public void WriteInt8(sbyte value) => _buffer.Take(1)[0] = (byte)value;

    /// <summary>Writes 1 or 0.</summary>
    public void WriteBool(bool value) => _buffer.Take(1)[0] = value ? (byte)1 : (byte)0;

    /// <summary>Writes two bytes.</summary>
    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(_buffer.Take(2), value);

    /// <summary>Writes two bytes.</summary>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(_buffer.Take(2), value);

    /// <summary>Writes four bytes.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(_buffer.Take(4), value);

    /// <summary>Writes eight bytes.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(_buffer.Take(8), value);

    /// <summary>Writes eight bytes.</summary>
    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(_buffer.Take(8), value);

    /// <summary>Writes sixteen bytes, most significant first.</summary>
    public void WriteUuid(Guid value) => value.TryWriteBytes(_buffer.Take(16), bigEndian: true, out _);

    /// <summary>Writes bytes as they are.</summary>
    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(_buffer.Take(bytes.Length));

    /// <summary>Writes one to five bytes.</summary>
    public void WriteUnsignedVarint(uint value)
    {
        var span = _buffer.Take(Varint.Length(value));
        Varint.Write(span, value);
    }

    /// <summary>Writes text behind its length.</summary>
    public void WriteString(string value, bool flexible)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        if (flexible) WriteUnsignedVarint((uint)length + 1);
        else if (length > short.MaxValue) throw new ArgumentException($"a text of {length} bytes is longer than the format allows ({short.MaxValue})", nameof(value));
        else WriteInt16((short)length);
        Encoding.UTF8.GetBytes(value, _buffer.Take(length));
    }

    /// <summary>Writes text behind its length, or null.</summary>
    /// <param name="value">The text.</param>
    /// <param name="flexible">Compact form.</param>
    /// <param name="allowed">False in versions that know no null; an empty text then stands for it.</param>
    public void WriteNullableString(string? value, bool flexible, bool allowed = true)
    {
        if (value is not null || !allowed) WriteString(value ?? "", flexible);
        else if (flexible) WriteUnsignedVarint(0);
        else WriteInt16(-1);
    }

    /// <summary>Writes bytes behind their length.</summary>
    public void WriteBytes(ReadOnlyMemory<byte> value, bool flexible) => WriteBytes(value.Span, flexible);

    /// <summary>Writes bytes behind their length.</summary>
    public void WriteBytes(ReadOnlySpan<byte> value, bool flexible)
    {
        WriteBytesLength(value.Length, flexible);
        WriteRaw(value);
    }

    /// <summary>Writes the length that stands before bytes.</summary>
    public void WriteBytesLength(int length, bool flexible)
    {
        if (flexible) WriteUnsignedVarint((uint)length + 1);
        else WriteInt32(length);
    }

    /// <summary>Writes bytes behind their length, or null.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="flexible">Compact form.</param>
    /// <param name="allowed">False in versions that know no null; no bytes then stand for it.</param>
    public void WriteNullableBytes(ReadOnlyMemory<byte>? value, bool flexible, bool allowed = true)
    {
        if (value is not null || !allowed) WriteBytes(value.GetValueOrDefault(), flexible);
        else if (flexible) WriteUnsignedVarint(0);
        else WriteInt32(-1);
    }

    /// <summary>Writes the number of an array's items; -1 is null, and none where null is not allowed.</summary>
    public void WriteCount(int count, bool flexible, bool nullAllowed = false)
    {
        if (count < 0 && !nullAllowed) count = 0;
        if (flexible) WriteUnsignedVarint((uint)(count + 1));
        else WriteInt32(count);
    }

    /// <summary>Writes whether a struct follows.</summary>
    public void WritePresence(bool present) => WriteInt8(present ? (sbyte)1 : (sbyte)-1);

    /// <summary>Writes an empty set of tagged fields.</summary>
    public void WriteNoTags() => WriteInt8(0);

    /// <summary>Begins a tagged field; the answer is for <see cref="EndTag"/>.</summary>
    public int BeginTag(int tag)
    {
        WriteUnsignedVarint((uint)tag);
        return _buffer.Length;
    }

    /// <summary>Ends a tagged field: puts its size before it.</summary>
    public void EndTag(int start)
    {
        int size = _buffer.Length - start;
        int prefix = Varint.Length((uint)size);
        _buffer.Take(prefix);
        var all = _buffer.Array.AsSpan(start, size + prefix);
        all[..size].CopyTo(all[prefix..]);
        Varint.Write(all, (uint)size);
    }
}
