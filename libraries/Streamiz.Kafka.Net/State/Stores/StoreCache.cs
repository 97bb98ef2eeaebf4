using Streamiz.Kafka.Net.State.Maps;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Holds updates back until the flush, so that several of one key go on as one. They go on in the order of their last update, each with the
/// record context of that update. What has gone on stays readable here while there is room, as in Kafka Streams, where a cached store shows
/// what it holds even when the store below has let go of it; when there is no more room, the oldest make some, those that have gone on first.
/// </summary>
internal sealed class StoreCache(long roomBytes, RecordContext record, Action<CacheEntry> handOn)
{
    private readonly ByteTable<CacheEntry> _table = new();

    // Every entry stands in one of the two: still to go on, or gone on.
    private readonly EntryQueue<CacheEntry> _order = new();
    private readonly EntryQueue<CacheEntry> _kept = new();
    private readonly CacheEntry _saved = new();

    public bool IsEmpty => _table.Count == 0;

    public CacheEntry? Find(ReadOnlySpan<byte> key) => _table.Count == 0 ? null : _table.Find(key);

    public ByteCursor Range(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool reverse) => new TableCursor<CacheEntry>(_table, lower, upper, reverse);

    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, bool valueIsNull)
    {
        CacheEntry entry = valueIsNull ? _table.PutTombstone(key) : _table.Put(key, value);
        entry.Remember(record);
        if (entry.HasGoneOn)
        {
            _kept.Remove(entry);
            entry.HasGoneOn = false;
        }
        _order.Touch(entry);
        if (_table.MemoryBytes > roomBytes)
            MakeRoom();
    }

    public void Flush()
    {
        if (_order.Oldest is null)
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
        _kept.Clear();
        _table.Clear();
    }

    private void MakeRoom()
    {
        while (_table.MemoryBytes > roomBytes && _kept.Oldest is { } kept)
            Remove(kept);
        if (_table.MemoryBytes <= roomBytes)
            return;
        _saved.Remember(record);
        while (_table.MemoryBytes > roomBytes && _order.Oldest is { } oldest)
        {
            HandOn(oldest);
            if (_kept.Oldest is { } gone)
                Remove(gone);
        }
        _saved.Recall(record);
    }

    private void HandOn(CacheEntry entry)
    {
        entry.Recall(record);
        _order.Remove(entry);
        handOn(entry);
        // Put again meanwhile by what came after: it stays for its own turn.
        if (entry.Queued)
            return;
        if (entry.IsTombstone)
        {
            _table.Remove(entry);
            return;
        }
        entry.HasGoneOn = true;
        _kept.Touch(entry);
    }

    private void Remove(CacheEntry gone)
    {
        _kept.Remove(gone);
        gone.HasGoneOn = false;
        _table.Remove(gone);
    }
}
