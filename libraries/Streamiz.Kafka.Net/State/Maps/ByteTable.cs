namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>
/// A map of byte strings: a hash table, and an order of keys that is only kept from the first time somebody asks for it, since most
/// stores are only read key by key. Removed entries are used again, so a table that is filled and emptied settles without allocating.
/// </summary>
internal sealed class ByteTable<E>
    where E : ByteEntry, new()
{
    private const int MaxSpares = 16384;
    private E?[] _buckets = new E?[16];
    private OrderedEntries<E>? _order;
    private E? _spares;
    private int _spareCount;

    public int Count { get; private set; }

    /// <summary>Insertions so far.</summary>
    public long Births { get; private set; }

    /// <summary>What the entries take in memory, roughly.</summary>
    public long MemoryBytes { get; private set; }

    public E? Find(ReadOnlySpan<byte> key) => Find(key, ByteOrder.Hash(key));

    /// <summary>Sets a value and returns its entry.</summary>
    public E Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        E entry = FindOrAdd(key, value.Length);
        MemoryBytes -= entry.MemoryBytes;
        entry.SetValue(value);
        MemoryBytes += entry.MemoryBytes;
        return entry;
    }

    /// <summary>Notes that the key was deleted, and returns the entry that says so.</summary>
    public E PutTombstone(ReadOnlySpan<byte> key)
    {
        E entry = FindOrAdd(key, -1);
        entry.SetTombstone();
        return entry;
    }

    public bool Remove(ReadOnlySpan<byte> key)
    {
        if (Find(key) is not { } entry)
            return false;
        Remove(entry);
        return true;
    }

    public void Remove(E entry)
    {
        ref E? slot = ref _buckets[entry.Hash & (uint)(_buckets.Length - 1)];
        if (slot == entry)
        {
            slot = (E?)entry.NextInBucket;
        }
        else
        {
            ByteEntry before = slot!;
            while (before.NextInBucket != entry)
                before = before.NextInBucket!;
            before.NextInBucket = entry.NextInBucket;
        }
        _order?.Remove(entry);
        Count--;
        MemoryBytes -= entry.MemoryBytes;
        Spare(entry);
    }

    public void Clear()
    {
        for (int i = 0; i < _buckets.Length; i++)
        {
            while (_buckets[i] is { } entry)
            {
                _buckets[i] = (E?)entry.NextInBucket;
                Spare(entry);
            }
        }
        _order?.Clear();
        Count = 0;
        MemoryBytes = 0;
    }

    /// <summary>The entries in the order of their keys.</summary>
    public OrderedEntries<E> Ordered()
    {
        if (_order is not null)
            return _order;
        E[] all = new E[Count];
        int count = 0;
        foreach (E? first in _buckets)
        {
            for (ByteEntry? entry = first; entry is not null; entry = entry.NextInBucket)
                all[count++] = (E)entry;
        }
        _order = new OrderedEntries<E>();
        _order.Fill(all);
        return _order;
    }

    private E? Find(ReadOnlySpan<byte> key, uint hash)
    {
        for (ByteEntry? entry = _buckets[hash & (uint)(_buckets.Length - 1)]; entry is not null; entry = entry.NextInBucket)
        {
            if (entry.Hash == hash && entry.Key.SequenceEqual(key))
                return (E)entry;
        }
        return null;
    }

    private E FindOrAdd(ReadOnlySpan<byte> key, int valueLength)
    {
        uint hash = ByteOrder.Hash(key);
        if (Find(key, hash) is { } found)
            return found;
        if (Count == _buckets.Length)
            Grow();
        E entry = _spares ?? new E();
        if (_spares is not null)
        {
            _spares = (E?)entry.NextInBucket;
            _spareCount--;
            entry.Forget();
        }
        entry.SetKey(key, hash, valueLength);
        entry.Born = ++Births;
        ref E? slot = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        entry.NextInBucket = slot;
        slot = entry;
        Count++;
        MemoryBytes += entry.MemoryBytes;
        _order?.Add(entry);
        return entry;
    }

    private void Spare(E entry)
    {
        if (_spareCount == MaxSpares)
            return;
        entry.NextInBucket = _spares;
        _spares = entry;
        _spareCount++;
    }

    private void Grow()
    {
        E?[] old = _buckets;
        _buckets = new E?[old.Length * 2];
        foreach (E? first in old)
        {
            ByteEntry? entry = first;
            while (entry is not null)
            {
                ByteEntry? next = entry.NextInBucket;
                ref E? slot = ref _buckets[entry.Hash & (uint)(_buckets.Length - 1)];
                entry.NextInBucket = slot;
                slot = (E)entry;
                entry = next;
            }
        }
    }
}
