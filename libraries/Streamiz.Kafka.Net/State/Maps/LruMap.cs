namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Entries in memory, no more than a given number: the one that was read or written longest ago makes room.</summary>
internal sealed class LruMap(int maxEntries) : IDurableMap
{
    private readonly MemoryMap _map = new();
    private readonly EntryQueue<ByteEntry> _use = new();

    /// <summary>Told of a key that made room.</summary>
    public event EvictedHandler? Evicted;

    public delegate void EvictedHandler(ReadOnlySpan<byte> key);

    public long ApproximateCount => _map.ApproximateCount;

    public MapPosition Position => _map.Position;

    public ByteValue Get(ReadOnlySpan<byte> key)
    {
        if (_map.Table.Find(key) is not { } entry)
            return default;
        _use.Touch(entry);
        return new ByteValue(entry.Value);
    }

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        _use.Touch(_map.Table.Put(key, value));
        if (_use.Count <= maxEntries)
            return;
        ByteEntry oldest = _use.Oldest!;
        byte[] evicted = oldest.Key.ToArray();
        Remove(oldest);
        Evicted?.Invoke(evicted);
    }

    public void Delete(ReadOnlySpan<byte> key)
    {
        if (_map.Table.Find(key) is { } entry)
            Remove(entry);
    }

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse) => _map.Range(lower, upper, reverse);

    public void Drop(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper) => throw new NotSupportedException("Only windowed maps drop ranges.");

    public void Write(MapPosition position) => _map.Write(position);

    public void Dispose() => _map.Dispose();

    private void Remove(ByteEntry entry)
    {
        _use.Remove(entry);
        _map.Table.Remove(entry);
    }
}
