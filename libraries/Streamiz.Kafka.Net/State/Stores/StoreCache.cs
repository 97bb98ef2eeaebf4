using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Holds updates back until the flush, so that several of one key go on as one. They go on in the order of their last update, each with the
/// record context of that update; when there is no more room, the oldest goes on early.
/// </summary>
internal sealed class StoreCache(long roomBytes, RecordContext record, Action<CacheEntry> handOn)
{
    private readonly ByteTable<CacheEntry> _table = new();
    private readonly EntryQueue<CacheEntry> _order = new();
    private readonly CacheEntry _saved = new();

    public bool IsEmpty => _table.Count == 0;

    public CacheEntry? Find(ReadOnlySpan<byte> key) => _table.Count == 0 ? null : _table.Find(key);

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse) => new TableCursor<CacheEntry>(_table, lower, upper, reverse);

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        CacheEntry entry = valueIsNull ? _table.PutTombstone(key) : _table.Put(key, value);
        entry.Remember(record);
        _order.Touch(entry);
        if (_table.MemoryBytes <= roomBytes)
            return;
        _saved.Remember(record);
        while (_table.MemoryBytes > roomBytes && _order.Oldest is { } oldest)
            HandOn(oldest);
        _saved.Recall(record);
    }

    public void Flush()
    {
        if (IsEmpty)
            return;
        _saved.Remember(record);
        // What is put while others are handed on joins the end of the queue, and goes on in this flush.
        while (_order.Oldest is { } oldest)
            HandOn(oldest);
        _saved.Recall(record);
    }

    /// <summary>Forgets everything.</summary>
    public void Drop()
    {
        _order.Clear();
        _table.Clear();
    }

    private void HandOn(CacheEntry entry)
    {
        entry.Recall(record);
        _order.Remove(entry);
        handOn(entry);
        // Put again meanwhile by what came after: it stays for its own turn.
        if (!entry.Queued)
            _table.Remove(entry);
    }
}
