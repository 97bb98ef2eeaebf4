namespace Streamiz.Broker.Logs;

/// <summary>Goes over the uncompressed records of a batch in place. Nothing is believed: a record that does not fit ends it.</summary>
internal ref struct RecordWalk(ReadOnlySpan<byte> records)
{
    private readonly ReadOnlySpan<byte> _records = records;
    private int _position;

    /// <summary>False once something did not fit.</summary>
    public bool IsSound { get; private set; } = true;

    public readonly bool IsAtEnd => _position == _records.Length;

    public int OffsetDelta { get; private set; }

    public long TimestampDelta { get; private set; }

    public bool HasKey { get; private set; }

    public bool HasValue { get; private set; }

    public ReadOnlySpan<byte> Key { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The record with its length before it, as it lies in the batch.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    public bool TryNext()
    {
        if (_position >= _records.Length) return false;
        int start = _position;
        if (!TryVarint(out long length) || length < 6 || length > _records.Length - _position) return Unsound();
        int end = _position + (int)length;
        _position++;
        if (!TryVarint(out long timestampDelta) || !TryVarint(out long offsetDelta)) return Unsound();
        if (!TryBytes(end, out ReadOnlySpan<byte> key, out bool hasKey) || !TryBytes(end, out ReadOnlySpan<byte> value, out bool hasValue)) return Unsound();
        if (!TryVarint(out long headers) || headers < 0 || headers > end - _position || _position > end) return Unsound();
        TimestampDelta = timestampDelta;
        OffsetDelta = (int)offsetDelta;
        Key = key;
        HasKey = hasKey;
        Value = value;
        HasValue = hasValue;
        Raw = _records[start..end];
        _position = end;
        return true;
    }

    private bool TryBytes(int end, out ReadOnlySpan<byte> bytes, out bool isThere)
    {
        bytes = default;
        isThere = false;
        if (!TryVarint(out long length) || length > end - _position) return false;
        if (length < 0) return length == -1;
        bytes = _records.Slice(_position, (int)length);
        isThere = true;
        _position += (int)length;
        return true;
    }

    private bool TryVarint(out long value)
    {
        ulong raw = 0;
        for (int shift = 0; shift < 70 && _position < _records.Length; shift += 7)
        {
            byte next = _records[_position++];
            raw |= (ulong)(next & 0x7f) << shift;
            if (next >= 0x80) continue;
            value = (long)(raw >> 1) ^ -(long)(raw & 1);
            return true;
        }
        value = 0;
        return false;
    }

    private bool Unsound()
    {
        IsSound = false;
        return false;
    }
}
