namespace Streamiz.Protocol.Records;

/// <summary>Walks the records of one batch in place.</summary>
public ref struct RecordReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly long _baseOffset;
    private readonly long _baseTimestamp;
    private readonly long? _appendTime;
    private RecordFields _fields;
    private int _position;
    private int _left;

    internal RecordReader(ReadOnlySpan<byte> bytes, long baseOffset, long baseTimestamp, int count, long? appendTime)
    {
        _bytes = bytes;
        _baseOffset = baseOffset;
        _baseTimestamp = baseTimestamp;
        _left = count;
        _appendTime = appendTime;
    }

    /// <summary>Goes to the next record.</summary>
    /// <exception cref="WireFormatException">The record does not fit the batch.</exception>
    public bool MoveNext()
    {
        if (_left == 0) return false;
        _left--;
        _fields.Parse(_bytes, ref _position);
        return true;
    }

    /// <summary>The record's offset.</summary>
    public readonly long Offset => _baseOffset + _fields.OffsetDelta;

    /// <summary>The record's timestamp, milliseconds since 1970.</summary>
    public readonly long Timestamp => _appendTime ?? _baseTimestamp + _fields.TimestampDelta;

    /// <summary>The key.</summary>
    public readonly RecordBytes Key => _fields.KeyLength < 0 ? RecordBytes.Null : new RecordBytes(_bytes.Slice(_fields.Key, _fields.KeyLength));

    /// <summary>The value.</summary>
    public readonly RecordBytes Value => _fields.ValueLength < 0 ? RecordBytes.Null : new RecordBytes(_bytes.Slice(_fields.Value, _fields.ValueLength));

    /// <summary>The headers.</summary>
    public readonly RecordHeaders Headers => new(_bytes[_fields.Headers.._fields.End]);
}
