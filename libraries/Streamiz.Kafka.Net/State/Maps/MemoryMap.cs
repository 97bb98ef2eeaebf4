namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Entries in memory.</summary>
internal sealed class MemoryMap : IDurableMap
{
    private readonly ByteTable<ByteEntry> _table = new();

    public long ApproximateCount => _table.Count;

    public MapPosition Position { get; private set; } = MapPosition.None;

    public ByteTable<ByteEntry> Table => _table;

    public ByteValue Get(ReadOnlySpan<byte> key) => _table.Find(key) is { } entry ? new ByteValue(entry.Value) : default;

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => _table.Put(key, value);

    public void Delete(ReadOnlySpan<byte> key) => _table.Remove(key);

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse) =>
        _table.Count == 0 ? ByteCursor.Empty : new TableCursor<ByteEntry>(_table, lower, upper, reverse);

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper)
    {
        OrderedEntries<ByteEntry> order = _table.Ordered();
        while (order.Ceiling(lower, out _) is { } entry && ByteOrder.Within(entry.Key, lower, upper))
            _table.Remove(entry);
    }

    public void Write(MapPosition position) => Position = position;

    public void Dispose() => _table.Clear();
}
