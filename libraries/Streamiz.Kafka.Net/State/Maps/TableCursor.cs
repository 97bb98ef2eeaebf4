namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// Walks over a table, tombstones included, as to keys that were there when it began. When the table changes under it, it finds its place
/// again by the last key seen.
/// </summary>
internal sealed class TableCursor<E> : ByteCursor
    where E : ByteEntry, new()
{
    private readonly OrderedEntries<E> _order;
    private readonly byte[] _lower;
    private readonly byte[] _upper;
    private readonly bool _reverse;
    private readonly long _births;
    private OrderedEntries<E>.Position _position;
    private int _version;
    private byte[]? _seek;
    private byte[] _last = [];
    private int _lastLength;
    private bool _started;
    private bool _ended;
    private E? _current;

    public TableCursor(ByteTable<E> table, ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse)
    {
        _order = table.Ordered();
        _lower = lower.ToArray();
        _upper = upper.ToArray();
        _reverse = reverse;
        _births = table.Births;
    }

    public override ReadOnlySpan<byte> Key => _last.AsSpan(0, _lastLength);

    public override ReadOnlySpan<byte> Value => _current!.Value;

    public override bool IsTombstone => _current!.IsTombstone;

    public E Entry => _current!;

    public override bool MoveNext()
    {
        if (_ended)
            return false;
        _current = !_started ? First() : _version == _order.Version ? Step() : Again();
        _started = true;
        _version = _order.Version;
        while (_current is not null && _current.Born > _births)
            _current = Step();
        if (_current is null || !ByteOrder.Within(_current.Key, _lower, _upper))
        {
            _current = null;
            _ended = true;
            return false;
        }
        // The entry may be given to another key while the walk stands on it, so its key is kept.
        _lastLength = _current.KeyLength;
        if (_last.Length < _lastLength)
            _last = new byte[_lastLength];
        _current.Key.CopyTo(_last);
        return true;
    }

    public override void Seek(ReadOnlySpan<byte> key)
    {
        _seek = key.ToArray();
        _started = _ended = false;
    }

    private E? First()
    {
        if (_seek is null)
            return _reverse ? _order.Below(_upper, out _position) : _order.Ceiling(_lower, out _position);
        E? entry = _order.Ceiling(_seek, out _position);
        if (!_reverse || (entry is not null && entry.Key.SequenceEqual(_seek)))
            return entry;
        return _seek.Length == 0 ? null : _order.Below(_seek, out _position);
    }

    private E? Step() => _reverse ? _order.Previous(ref _position) : _order.Next(ref _position);

    private E? Again()
    {
        if (_reverse)
            return _lastLength == 0 ? null : _order.Below(Key, out _position);
        E? entry = _order.Ceiling(Key, out _position);
        return entry is not null && entry.Key.SequenceEqual(Key) ? _order.Next(ref _position) : entry;
    }
}
