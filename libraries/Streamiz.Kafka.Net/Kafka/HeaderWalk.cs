namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Walks over encoded headers without making anything of them.</summary>
internal ref struct HeaderWalk
{
    private ReadOnlySpan<byte> _rest;
    private int _left;

    public HeaderWalk(RecordHeaders headers)
    {
        _rest = headers.Encoded.Span;
        Count = _rest.IsEmpty ? 0 : (int)ReadVarint();
        _left = Count;
    }

    public int Count { get; }

    /// <summary>UTF-8 bytes of the header's name.</summary>
    public ReadOnlySpan<byte> Key { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool ValueIsNull { get; private set; }

    public bool MoveNext()
    {
        if (_left == 0) return false;
        _left--;
        Key = Take((int)ReadVarint());
        int length = (int)ReadVarint();
        ValueIsNull = length < 0;
        Value = length <= 0 ? default : Take(length);
        return true;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private long ReadVarint()
    {
        ulong value = 0;
        int shift = 0, at = 0;
        byte next;
        do
        {
            next = _rest[at++];
            value |= (ulong)(next & 0x7f) << shift;
            shift += 7;
        }
        while (next >= 0x80 && shift < 64);
        _rest = _rest[at..];
        return (long)(value >> 1) ^ -(long)(value & 1);
    }
}
