using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>A key-value store that keeps the time of each value's last update: the store of a table.</summary>
internal sealed class TimestampedKeyValueStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes)
    : EntryStore<K, V>(spec, keySerDes, valueSerDes, keepsTime: true), ITableFace<K, V>, ITimestampedKeyValueStore<K, V>
{
    public bool IsVersioned => false;

    public bool TryGetAsOf(K key, long asOf, out V value, out long timestamp) =>
        throw new NotSupportedException($"store {Name} keeps no versions");

    public long Put(K key, V value, bool valueIsNull, long timestamp)
    {
        PutEntry(key, value, valueIsNull, timestamp);
        return ITableFace<K, V>.Latest;
    }

    public void Put(K key, ValueAndTimestamp<V> value)
    {
        if (value is null)
            PutEntry(key, default!, valueIsNull: true, -1);
        else
            PutEntry(key, value.Value, value.Value is null, value.Timestamp);
    }

    public ValueAndTimestamp<V> Get(K key) => TryGet(key, out V value, out long timestamp) ? ValueAndTimestamp<V>.Make(value, timestamp) : null!;

    public ValueAndTimestamp<V> Delete(K key)
    {
        ValueAndTimestamp<V> old = Get(key);
        PutEntry(key, default!, valueIsNull: true, -1);
        return old;
    }

    public ValueAndTimestamp<V> PutIfAbsent(K key, ValueAndTimestamp<V> value)
    {
        if (Get(key) is { } old)
            return old;
        Put(key, value);
        return null!;
    }

    public void PutAll(IEnumerable<KeyValuePair<K, ValueAndTimestamp<V>>> entries)
    {
        foreach (KeyValuePair<K, ValueAndTimestamp<V>> entry in entries)
            Put(entry.Key, entry.Value);
    }

    public long ApproximateNumEntries() => ApproximateCount;

    public IEnumerable<KeyValuePair<K, ValueAndTimestamp<V>>> All() => Walk(reverse: false);

    public IEnumerable<KeyValuePair<K, ValueAndTimestamp<V>>> ReverseAll() => Walk(reverse: true);

    public IKeyValueEnumerator<K, ValueAndTimestamp<V>> Range(K from, K to) =>
        Enumerate(Range(from is not null, from, to is not null, to, reverse: false));

    public IKeyValueEnumerator<K, ValueAndTimestamp<V>> ReverseRange(K from, K to) =>
        Enumerate(Range(from is not null, from, to is not null, to, reverse: true));

    public IKeyValueEnumerator<K, ValueAndTimestamp<V>> PrefixScan<P>(P prefix, ISerDes<P> serdes) => Enumerate(Prefix(serdes.Serialize(prefix, default)));

    private static CursorEnumerator<ICursor<K, V>, K, ValueAndTimestamp<V>> Enumerate(ICursor<K, V> cursor) => new(cursor, c => c.MoveNext(), Read);

    private static KeyValuePair<K, ValueAndTimestamp<V>> Read(ICursor<K, V> cursor) =>
        new(cursor.Key, ValueAndTimestamp<V>.Make(cursor.Value, cursor.Timestamp));

    private IEnumerable<KeyValuePair<K, ValueAndTimestamp<V>>> Walk(bool reverse)
    {
        using ICursor<K, V> cursor = Range(hasFrom: false, default!, hasTo: false, default!, reverse);
        while (cursor.MoveNext())
            yield return Read(cursor);
    }
}
