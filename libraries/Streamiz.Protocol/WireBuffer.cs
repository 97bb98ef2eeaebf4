using System.Buffers.Binary;

namespace Streamiz.Protocol;

/// <summary>A growing buffer that messages are written into; used again and again by one owner.</summary>
public sealed class WireBuffer
{
    private byte[] _bytes;

    /// <summary>Creates an empty buffer.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public WireBuffer(int capacity = 1024) => _bytes = new byte[Math.Max(16, capacity)];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The array behind the buffer; another one after the buffer has grown.</summary>
    public byte[] Array => _bytes;

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>What has been written. Valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    /// <summary>Forgets all bytes and keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <summary>Cuts the buffer back to a length it had before.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)Length);
        Length = length;
    }

    /// <summary>Adds <paramref name="count"/> bytes and hands them out to be filled.</summary>
    public Span<byte> Take(int count)
    {
        if (count > _bytes.Length - Length) Grow(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Writes a number over four bytes written before.</summary>
    public void PatchInt32(int position, int value) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(position, 4), value);

    private void Grow(int count)
    {
        long wanted = Math.Max((long)Length + count, Math.Min(_bytes.Length * 2L, System.Array.MaxLength));
        System.Array.Resize(ref _bytes, checked((int)wanted));
    }
}
