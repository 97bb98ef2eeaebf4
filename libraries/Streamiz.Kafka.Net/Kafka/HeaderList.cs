namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Headers being put together in their encoded form.</summary>
internal sealed class HeaderList
{
    private byte[] _bytes = new byte[128];
    private int _length, _count;

    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        WriteVarint(key.Length);
        Append(key);
        WriteVarint(valueIsNull ? -1 : value.Length);
        Append(value);
        _count++;
    }

    /// <summary>All headers of another list.</summary>
    public void AddAll(RecordHeaders headers)
    {
        var walk = new HeaderWalk(headers);
        while (walk.MoveNext()) Add(walk.Key, walk.Value, walk.ValueIsNull);
    }

    public RecordHeaders ToHeaders()
    {
        if (_count == 0) return default;
        var (bytes, length) = (_bytes, _length);
        _bytes = new byte[length + 5];
        _length = 0;
        WriteVarint(_count);
        Append(bytes.AsSpan(0, length));
        return new RecordHeaders(_bytes.AsMemory(0, _length));
    }

    private void WriteVarint(long value)
    {
        ulong rest = (ulong)((value << 1) ^ (value >> 63));
        Reserve(10);
        for (; rest >= 0x80; rest >>= 7) _bytes[_length++] = (byte)(rest | 0x80);
        _bytes[_length++] = (byte)rest;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_length + more, _bytes.Length * 2));
    }
}
