namespace Streamiz.Simulation.Tests.World;

/// <summary>Bytes that have come, in one piece; what has been worked on is taken away in front.</summary>
internal sealed class WireQueue
{
    private byte[] _bytes = [];
    private int _start, _end;

    public int Length => _end - _start;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Length);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (_end + bytes.Length > _bytes.Length)
        {
            byte[] larger = Length + bytes.Length > _bytes.Length ? new byte[Math.Max(512, (Length + bytes.Length) * 2)] : _bytes;
            _bytes.AsSpan(_start, Length).CopyTo(larger);
            (_bytes, _start, _end) = (larger, 0, Length);
        }
        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    public void Remove(int count) => _start += count;
}
