using System.Buffers;
using System.Buffers.Binary;

namespace Streamiz.Broker.Server;

/// <summary>
/// Cuts a stream of bytes into frames, each whole in one piece of memory. A claimed length is held against the limit and, when it is
/// large, against the memory budget, and memory is only taken as the bytes come.
/// </summary>
internal sealed class FrameReader(Stream stream, int maxFrameBytes, MemoryBudget budget) : IDisposable
{
    private const int PrefixBytes = 4, FirstBytes = 64 * 1024, KeptBytes = 1024 * 1024;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    private int _start;
    private int _end;
    private long _reserved;

    /// <summary>True while a frame has begun to come and is not whole.</summary>
    public bool IsInFrame => _end > _start;

    /// <summary>Is another whole frame there already?</summary>
    public bool HasFrame => _end - _start >= PrefixBytes && _end - _start - PrefixBytes >= Length();

    /// <summary>The next frame without its length, or null at the end of the stream. Valid until the next call.</summary>
    /// <exception cref="InvalidDataException">The length cannot be one.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation)
    {
        if (_reserved > 0 && _start == _end) Shrink();
        while (!HasFrame)
        {
            if (_end - _start >= PrefixBytes) await MakeRoomAsync(Length(), cancellation).ConfigureAwait(false);
            else if (_start == _end) _start = _end = 0;
            else if (_buffer.Length - _end < PrefixBytes) Compact();
            int n = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (n == 0) return null;
            _end += n;
        }
        int length = Length();
        ReadOnlyMemory<byte> frame = _buffer.AsMemory(_start + PrefixBytes, length);
        _start += PrefixBytes + length;
        return frame;
    }

    public void Dispose()
    {
        if (_reserved > 0) budget.Give(_reserved);
        _reserved = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private int Length()
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(_start));
        if (length < 0 || length > maxFrameBytes) throw new InvalidDataException($"a request of {length} bytes; the limit is {maxFrameBytes}");
        return length;
    }

    private async ValueTask MakeRoomAsync(int length, CancellationToken cancellation)
    {
        int whole = PrefixBytes + length;
        if (whole > KeptBytes && _reserved < whole)
        {
            long more = Math.Min(whole, budget.Total) - _reserved;
            if (more > 0)
            {
                await budget.TakeAsync(more, cancellation).ConfigureAwait(false);
                _reserved += more;
            }
        }
        if (_end < _buffer.Length && _start + whole <= _buffer.Length) return;
        if (whole <= _buffer.Length || _end < _buffer.Length)
        {
            if (_start > 0) Compact();
            if (_end < _buffer.Length) return;
        }
        // Full, and the frame is larger: twice the memory for twice the bytes.
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(whole, _buffer.Length * 2L));
        _buffer.AsSpan(_start, _end - _start).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
        _end -= _start;
        _start = 0;
    }

    private void Compact()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
    }

    private void Shrink()
    {
        budget.Give(_reserved);
        _reserved = 0;
        _start = _end = 0;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
    }
}
