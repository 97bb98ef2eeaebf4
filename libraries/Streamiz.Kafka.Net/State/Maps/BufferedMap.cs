namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// The transaction buffer over a map: writes are held back until the commit, then applied with the changelog position in one batch, or
/// dropped on an abort. What has been applied stays readable here while there is room, so that hot keys are not read from disk.
/// </summary>
internal sealed class BufferedMap(IDurableMap map, long roomBytes) : IByteMap
{
    private readonly ByteTable<ByteEntry> _table = new();
    private readonly EntryQueue<ByteEntry> _dirty = new();
    private readonly List<(byte[] Lower, byte[] Upper)> _dropped = [];

    public long ApproximateCount => map.ApproximateCount + _dirty.Count;

    /// <summary>Whether what is held back takes more memory than it should: time to commit.</summary>
    public bool IsFull => _table.MemoryBytes > roomBytes;

    public ByteValue Get(ReadOnlySpan<byte> key)
    {
        if (_table.Find(key) is { } entry)
            return entry.IsTombstone ? default : new ByteValue(entry.Value);
        return map.Get(key);
    }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Hold(_table.Put(key, value));

    public void Delete(ReadOnlySpan<byte> key) => Hold(_table.PutTombstone(key));

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse)
    {
        ByteCursor under = map.Range(lower, upper, reverse);
        return _table.Count == 0 ? under : new MergedCursor(new TableCursor<ByteEntry>(_table, lower, upper, reverse), under, reverse);
    }

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) => _dropped.Add((lower.ToArray(), upper.ToArray()));

    /// <summary>Gives everything held back to the map, with its position.</summary>
    public void Apply(MapPosition position)
    {
        while (_dirty.Oldest is { } entry)
        {
            _dirty.Remove(entry);
            if (!entry.IsTombstone)
            {
                map.Put(entry.Key, entry.Value);
                continue;
            }
            // A deletion has nothing that is worth keeping.
            map.Delete(entry.Key);
            _table.Remove(entry);
        }
        foreach ((byte[] lower, byte[] upper) in _dropped)
            map.Drop(lower, upper);
        map.Write(position);
        // What was dropped would stay readable here.
        if (_dropped.Count > 0 || IsFull)
            _table.Clear();
        _dropped.Clear();
    }

    /// <summary>Forgets everything held back.</summary>
    public void Abort()
    {
        _dirty.Clear();
        _table.Clear();
        _dropped.Clear();
    }

    public void Dispose() => map.Dispose();

    private void Hold(ByteEntry entry) => _dirty.Touch(entry);
}
