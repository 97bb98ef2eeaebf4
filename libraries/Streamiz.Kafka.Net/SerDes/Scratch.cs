using System.Buffers;

namespace Streamiz.Kafka.Net.SerDes;

/// <summary>A growing buffer that is written, read once and reset: bytes on their way into a batch or a store.</summary>
internal sealed class Scratch : IBufferWriter<byte>
{
    private byte[] _bytes;
    private int _length;

    public Scratch(int capacity = 512) => _bytes = new byte[capacity];

    public int Length => _length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    public ReadOnlySpan<byte> From(int start) => _bytes.AsSpan(start, _length - start);

    /// <summary>The bytes written so far, to be patched in place.</summary>
    public Span<byte> Patch(int start, int length) => _bytes.AsSpan(start, length);

    public void Reset() => _length = 0;

    public void Truncate(int length) => _length = length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int more)
    {
        int needed = _length + Math.Max(more, 1);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
    }
}
