namespace Streamiz.Protocol.Records;

/// <summary>
/// Walks the records of one batch in place like <see cref="RecordReader"/>, but may be kept in a field: it holds the array.
/// Who hands it out says how long the array keeps its content.
/// </summary>
public struct RecordCursor
{
    private readonly byte[] _bytes;
    private readonly int _end;
    private readonly long _baseOffset;
    private readonly long _baseTimestamp;
    private readonly bool _appendTime;
    private RecordFields _fields;
    private int _position;
    private int _left;

    /// <summary>A cursor before the first record of a batch.</summary>
    /// <param name="batch">The batch's header.</param>
    /// <param name="bytes">The array with the records, decompressed.</param>
    /// <param name="start">Where they begin.</param>
    /// <param name="length">Their bytes' number.</param>
    public RecordCursor(RecordBatch batch, byte[] bytes, int start, int length)
    {
        _bytes = bytes;
        _position = start;
        _end = start + length;
        _baseOffset = batch.BaseOffset;
        _appendTime = (batch.Attributes & BatchAttributes.LogAppendTime) != 0;
        _baseTimestamp = _appendTime ? batch.MaxTimestamp : batch.BaseTimestamp;
        _left = batch.RecordCount;
    }

    /// <summary>Records behind the present one.</summary>
    public readonly int Left => _left;

    /// <summary>Goes to the next record.</summary>
    /// <exception cref="WireFormatException">The record does not fit the batch.</exception>
    public bool MoveNext()
    {
        if (_left == 0) return false;
        _left--;
        _fields.Parse(_bytes.AsSpan(0, _end), ref _position);
        return true;
    }

    /// <summary>The record's offset.</summary>
    public readonly long Offset => _baseOffset + _fields.OffsetDelta;

    /// <summary>The record's timestamp, milliseconds since 1970.</summary>
    public readonly long Timestamp => _appendTime ? _baseTimestamp : _baseTimestamp + _fields.TimestampDelta;

    /// <summary>The key.</summary>
    public readonly RecordBytes Key => _fields.KeyLength < 0 ? RecordBytes.Null : new RecordBytes(_bytes.AsSpan(_fields.Key, _fields.KeyLength));

    /// <summary>The value.</summary>
    public readonly RecordBytes Value => _fields.ValueLength < 0 ? RecordBytes.Null : new RecordBytes(_bytes.AsSpan(_fields.Value, _fields.ValueLength));

    /// <summary>Whether the key is null.</summary>
    public readonly bool IsKeyNull => _fields.KeyLength < 0;

    /// <summary>Whether the value is null.</summary>
    public readonly bool IsValueNull => _fields.ValueLength < 0;

    /// <summary>The key's bytes, for whoever keeps them while the array keeps its content; empty for null.</summary>
    public readonly ReadOnlyMemory<byte> KeyMemory => _fields.KeyLength <= 0 ? default : new ReadOnlyMemory<byte>(_bytes, _fields.Key, _fields.KeyLength);

    /// <summary>The value's bytes, likewise.</summary>
    public readonly ReadOnlyMemory<byte> ValueMemory => _fields.ValueLength <= 0 ? default : new ReadOnlyMemory<byte>(_bytes, _fields.Value, _fields.ValueLength);

    /// <summary>The headers as encoded, likewise.</summary>
    public readonly ReadOnlyMemory<byte> HeadersMemory => new(_bytes, _fields.Headers, _fields.End - _fields.Headers);

    /// <summary>The headers.</summary>
    public readonly RecordHeaders Headers => new(_bytes.AsSpan(_fields.Headers, _fields.End - _fields.Headers));
}
