namespace Streamiz.Client.Security;

/// <summary>Bytes, first in, first out.</summary>
internal sealed class MemoryQueue
{
    private byte[] _bytes = new byte[4096];
    private int _start;
    private int _end;

    public int Count => _end - _start;

    public ArraySegment<byte> Segment => new(_bytes, _start, Count);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - _end)
        {
            int count = Count;
            byte[] to = count + bytes.Length > _bytes.Length ? new byte[Math.Max(_bytes.Length * 2, count + bytes.Length)] : _bytes;
            _bytes.AsSpan(_start, count).CopyTo(to);
            (_bytes, _start, _end) = (to, 0, count);
        }
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    public void Remove(int count)
    {
        _start += count;
        if (_start == _end) _start = _end = 0;
    }
}
