using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Streamiz.Protocol;

/// <summary>
/// Reads Kafka's primitive types, big-endian. Nothing is believed: every length and count is held against the bytes that are left
/// before anything is read or allocated by it.
/// </summary>
public ref struct WireReader
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly ReadOnlySpan<byte> _span;
    private int _position;

    /// <summary>Reads from the start of <paramref name="memory"/>.</summary>
    public WireReader(ReadOnlyMemory<byte> memory)
    {
        _memory = memory;
        _span = memory.Span;
    }

    /// <summary>What is being read, for the text of an error.</summary>
    public string Subject { get; set; } = "message";

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _span.Length - _position;

    /// <summary>Reads one byte.</summary>
    public sbyte ReadInt8() => (sbyte)Take(1)[0];

    /// <summary>Reads one byte; anything but 0 is true.</summary>
    public bool ReadBool() => Take(1)[0] != 0;

    /// <summary>Reads two bytes.</summary>
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    /// <summary>Reads two bytes.</summary>
    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    /// <summary>Reads four bytes.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>Reads eight bytes.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    /// <summary>Reads eight bytes.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>Reads sixteen bytes, most significant first.</summary>
    public Guid ReadUuid() => new(Take(16), bigEndian: true);

    /// <summary>Reads one to five bytes.</summary>
    public uint ReadUnsignedVarint()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            uint next = Take(1)[0];
            if (shift == 28 && next > 0x0f) break;
            value |= (next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw Malformed("a varint does not fit 32 bits");
    }

    /// <summary>Reads text.</summary>
    public string ReadString(bool flexible) => ReadNullableString(flexible, false)!;

    /// <summary>Reads text or null.</summary>
    public string? ReadNullableString(bool flexible, bool allowed = true)
    {
        int length = flexible ? CompactLength() : ReadInt16();
        if (length < 0)
        {
            CheckNull(length, allowed, "text");
            return null;
        }
        var bytes = Take(length);
        return length == 0 ? "" : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Reads the bytes of a text without making a string of it; none for null.</summary>
    public ReadOnlySpan<byte> ReadStringBytes(bool flexible)
    {
        int length = flexible ? CompactLength() : ReadInt16();
        return length < 0 ? default : Take(length);
    }

    /// <summary>Reads bytes: a slice of what is read.</summary>
    public ReadOnlyMemory<byte> ReadBytes(bool flexible) => ReadNullableBytes(flexible, false).GetValueOrDefault();

    /// <summary>Reads bytes, a slice of what is read, or null.</summary>
    public ReadOnlyMemory<byte>? ReadNullableBytes(bool flexible, bool allowed = true)
    {
        int length = flexible ? CompactLength() : ReadInt32();
        if (length >= 0) return TakeMemory(length);
        CheckNull(length, allowed, "bytes");
        return null;
    }

    /// <summary>Reads the number of an array's items; -1 is null.</summary>
    /// <param name="flexible">Compact form.</param>
    /// <param name="nullAllowed">Whether null is.</param>
    /// <param name="minimumSize">The fewest bytes an item can take: a count that the bytes left cannot hold is refused.</param>
    public int ReadCount(bool flexible, bool nullAllowed, int minimumSize)
    {
        int count = flexible ? CompactLength() : ReadInt32();
        if (count < 0)
        {
            CheckNull(count, nullAllowed, "an array");
            return -1;
        }
        if ((long)count * minimumSize > Remaining) throw Malformed($"an array claims {count} items of at least {minimumSize} bytes, {Remaining} bytes are left");
        return count;
    }

    /// <summary>Reads whether a struct follows.</summary>
    public bool ReadPresence() => ReadInt8() >= 0;

    /// <summary>Reads how many tagged fields follow.</summary>
    public int ReadTagCount()
    {
        uint count = ReadUnsignedVarint();
        if (count > Remaining / 2) throw Malformed($"{count} tagged fields are claimed, {Remaining} bytes are left");
        return (int)count;
    }

    /// <summary>Reads a field's tag and size; <paramref name="end"/> is the position behind the field.</summary>
    public int ReadTag(out int end)
    {
        uint tag = ReadUnsignedVarint();
        uint size = ReadUnsignedVarint();
        if (tag > int.MaxValue || size > Remaining) throw Malformed($"tagged field {tag} claims {size} bytes, {Remaining} are left");
        end = _position + (int)size;
        return (int)tag;
    }

    /// <summary>Takes a tagged field as it is.</summary>
    public ReadOnlyMemory<byte> ReadToTagEnd(int end) => TakeMemory(end - _position);

    /// <summary>Checks that a tagged field had the size it claimed.</summary>
    public readonly void EndTag(int end)
    {
        if (_position != end) throw Malformed($"a tagged field ends at {end}, its content at {_position}");
    }

    /// <summary>Reads past a set of tagged fields.</summary>
    public void SkipTags()
    {
        for (int tags = ReadTagCount(); tags > 0; tags--)
        {
            ReadTag(out int end);
            Take(end - _position);
        }
    }

    /// <summary>Takes bytes as they are.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)Remaining) ThrowShort(count);
        var span = _span.Slice(_position, count);
        _position += count;
        return span;
    }

    /// <summary>Takes bytes as they are, as a slice of what is read.</summary>
    public ReadOnlyMemory<byte> TakeMemory(int count)
    {
        if ((uint)count > (uint)Remaining) ThrowShort(count);
        var memory = _memory.Slice(_position, count);
        _position += count;
        return memory;
    }

    /// <summary>Checks that nothing is left.</summary>
    public readonly void End()
    {
        if (Remaining != 0) throw Malformed($"{Remaining} bytes are left over");
    }

    /// <summary>An error at this place.</summary>
    public readonly WireFormatException Malformed(string what) => new($"{Subject}: {what} (at byte {_position} of {_span.Length})");

    private int CompactLength()
    {
        uint length = ReadUnsignedVarint();
        if (length > int.MaxValue) throw Malformed($"a length of {length - 1L} is claimed, {Remaining} bytes are left");
        return (int)length - 1;
    }

    private readonly void CheckNull(int length, bool allowed, string what)
    {
        if (length != -1) throw Malformed($"{what} of length {length}");
        if (!allowed) throw Malformed($"{what} is null where null is not allowed");
    }

    [DoesNotReturn]
    private readonly void ThrowShort(int count) => throw Malformed($"{count} bytes are needed, {Remaining} are left");
}
