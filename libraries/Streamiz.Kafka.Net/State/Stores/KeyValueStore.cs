using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>A plain key-value store.</summary>
internal sealed class KeyValueStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes)
    : EntryStore<K, V>(spec, keySerDes, valueSerDes, keepsTime: spec.TimeToLiveMs > 0), IKeyValueFace<K, V>, IKeyValueStore<K, V>
{
    public bool TryGet(K key, out V value) => TryGet(key, out value, out _);

    public void Put(K key, V value, bool valueIsNull) => PutEntry(key, value, valueIsNull, TimeOfPut);

    public void Put(K key, V value) => Put(key, value, value is null);

    public V Get(K key) => TryGet(key, out V value) ? value : default!;

    public V Delete(K key)
    {
        V old = Get(key);
        Put(key, default!, valueIsNull: true);
        return old;
    }

    public V PutIfAbsent(K key, V value)
    {
        if (TryGet(key, out V old))
            return old;
        Put(key, value);
        return default!;
    }

    public void PutAll(IEnumerable<KeyValuePair<K, V>> entries)
    {
        foreach (KeyValuePair<K, V> entry in entries)
            Put(entry.Key, entry.Value);
    }

    public long ApproximateNumEntries() => ApproximateCount;

    public IEnumerable<KeyValuePair<K, V>> All() => Walk(reverse: false);

    public IEnumerable<KeyValuePair<K, V>> ReverseAll() => Walk(reverse: true);

    public IKeyValueEnumerator<K, V> Range(K from, K to) => Enumerate(Range(from is not null, from, to is not null, to, reverse: false));

    public IKeyValueEnumerator<K, V> ReverseRange(K from, K to) => Enumerate(Range(from is not null, from, to is not null, to, reverse: true));

    public IKeyValueEnumerator<K, V> PrefixScan<P>(P prefix, ISerDes<P> serdes) => Enumerate(Prefix(serdes.Serialize(prefix, default)));

    // Only kept where entries have a time to live, which goes by stream time: a punctuation by the wall clock must not be ahead of it.
    private long TimeOfPut => Context.StreamTime >= 0 ? Math.Min(Context.Record.Timestamp, Context.StreamTime) : Context.Record.Timestamp;

    private static CursorEnumerator<ICursor<K, V>, K, V> Enumerate(ICursor<K, V> cursor) =>
        new(cursor, c => c.MoveNext(), c => new KeyValuePair<K, V>(c.Key, c.Value));

    /// <summary>Opens its cursor only when it is walked over, so that an enumerable nobody walks over holds nothing.</summary>
    private IEnumerable<KeyValuePair<K, V>> Walk(bool reverse)
    {
        using ICursor<K, V> cursor = Range(hasFrom: false, default!, hasTo: false, default!, reverse);
        while (cursor.MoveNext())
            yield return new KeyValuePair<K, V>(cursor.Key, cursor.Value);
    }
}
