namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>Entries in the order of their last update: the oldest first.</summary>
internal sealed class EntryQueue<E>
    where E : ByteEntry
{
    private ByteEntry? _oldest;
    private ByteEntry? _newest;

    public int Count { get; private set; }

    public E? Oldest => (E?)_oldest;

    /// <summary>Makes the entry the newest; it may be in the queue already.</summary>
    public void Touch(E entry)
    {
        if (_newest == entry)
            return;
        if (entry.Queued)
            Remove(entry);
        entry.Queued = true;
        entry.Older = _newest;
        entry.Newer = null;
        if (_newest is not null)
            _newest.Newer = entry;
        else
            _oldest = entry;
        _newest = entry;
        Count++;
    }

    public void Remove(E entry)
    {
        if (!entry.Queued)
            return;
        if (entry.Older is not null)
            entry.Older.Newer = entry.Newer;
        else
            _oldest = entry.Newer;
        if (entry.Newer is not null)
            entry.Newer.Older = entry.Older;
        else
            _newest = entry.Older;
        entry.Older = entry.Newer = null;
        entry.Queued = false;
        Count--;
    }

    public void Clear()
    {
        while (Oldest is { } entry)
            Remove(entry);
    }
}
