namespace Streamiz.Client.Wires;

/// <summary>A ring of bytes between one writing and one reading thread.</summary>
internal sealed class Ring(int capacity)
{
    private readonly byte[] _bytes = new byte[capacity];
    private long _written;
    private long _read;
    private volatile bool _closed;

    public bool Closed
    {
        get => _closed;
        set => _closed = value;
    }

    public bool IsEmpty => Volatile.Read(ref _written) == Volatile.Read(ref _read);

    public int Write(ReadOnlySpan<byte> from)
    {
        if (_closed) return 0;
        int room = _bytes.Length - (int)(_written - Volatile.Read(ref _read));
        int count = Math.Min(room, from.Length);
        int at = (int)(_written % _bytes.Length);
        int first = Math.Min(count, _bytes.Length - at);
        from[..first].CopyTo(_bytes.AsSpan(at));
        from[first..count].CopyTo(_bytes);
        Volatile.Write(ref _written, _written + count);
        return count;
    }

    public int Read(Span<byte> into)
    {
        int count = Math.Min((int)(Volatile.Read(ref _written) - _read), into.Length);
        int at = (int)(_read % _bytes.Length);
        int first = Math.Min(count, _bytes.Length - at);
        _bytes.AsSpan(at, first).CopyTo(into);
        _bytes.AsSpan(0, count - first).CopyTo(into[first..]);
        Volatile.Write(ref _read, _read + count);
        return count;
    }
}
