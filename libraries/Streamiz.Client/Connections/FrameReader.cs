using System.Buffers.Binary;
using Streamiz.Client.Wires;
using Streamiz.Protocol;

namespace Streamiz.Client.Connections;

/// <summary>Cuts what a wire brings into responses. Small ones are read from one buffer; large ones go straight into a slab.</summary>
internal sealed class FrameReader(SlabPool pool, int maxBytes)
{
    // A claimed size beyond this is believed only as the bytes come.
    private const int TrustedBytes = 32 << 20;

    private readonly byte[] _staging = new byte[16 * 1024];
    private int _start;
    private int _end;
    private Slab? _slab;
    private int _size;
    private int _filled;

    public long Received { get; private set; }

    /// <summary>Takes what has come; true when a whole response stands in <paramref name="frame"/>. It stays until the next call, the slab until it is let go.</summary>
    /// <exception cref="WireFormatException">The size cannot be one.</exception>
    public bool TryRead(IWire wire, bool keep, out ReadOnlyMemory<byte> frame, out Slab? slab)
    {
        while (true)
        {
            if (_slab is not null)
            {
                if (_filled == _size) return TakeSlab(out frame, out slab);
                if (_filled == _slab.Bytes.Length) GrowSlab();
                int received = wire.Receive(_slab.Bytes.AsSpan(_filled, Math.Min(_size, _slab.Bytes.Length) - _filled));
                if (received == 0) return None(out frame, out slab);
                _filled += received;
                Received += received;
                continue;
            }
            if (TryStaged(keep, out frame, out slab)) return true;
            if (_slab is not null) continue;
            if (_start > 0)
            {
                _staging.AsSpan(_start, _end - _start).CopyTo(_staging);
                _end -= _start;
                _start = 0;
            }
            int count = wire.Receive(_staging.AsSpan(_end));
            if (count == 0) return None(out frame, out slab);
            _end += count;
            Received += count;
        }
    }

    public void Clear()
    {
        _slab?.LetGo();
        _slab = null;
        _start = _end = 0;
    }

    private bool TryStaged(bool keep, out ReadOnlyMemory<byte> frame, out Slab? slab)
    {
        None(out frame, out slab);
        if (_end - _start < 4) return false;
        int size = BinaryPrimitives.ReadInt32BigEndian(_staging.AsSpan(_start));
        if (size < 4 || size > maxBytes) throw new WireFormatException($"a response claims {size} bytes; between 4 and {maxBytes} are taken");
        int there = Math.Min(size, _end - _start - 4);
        if (there == size && !keep)
        {
            frame = _staging.AsMemory(_start + 4, size);
            _start += 4 + size;
            return true;
        }
        if (there < size && size <= _staging.Length - 4 && !keep) return false;
        _slab = pool.Rent(Math.Min(size, TrustedBytes));
        _staging.AsSpan(_start + 4, there).CopyTo(_slab.Bytes);
        _start += 4 + there;
        _size = size;
        _filled = there;
        return false;
    }

    private bool TakeSlab(out ReadOnlyMemory<byte> frame, out Slab? slab)
    {
        slab = _slab!;
        frame = slab.Bytes.AsMemory(0, _size);
        _slab = null;
        return true;
    }

    private void GrowSlab()
    {
        var larger = pool.Rent((int)Math.Min(_size, _slab!.Bytes.Length * 2L));
        _slab.Bytes.AsSpan(0, _filled).CopyTo(larger.Bytes);
        _slab.LetGo();
        _slab = larger;
    }

    private static bool None(out ReadOnlyMemory<byte> frame, out Slab? slab)
    {
        frame = default;
        slab = null;
        return false;
    }
}
