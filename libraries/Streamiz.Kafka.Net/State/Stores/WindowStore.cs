using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>A plain window store.</summary>
internal sealed class WindowStore<K, V>(StoreSpec spec, ISerDes<K> keySerDes, ISerDes<V> valueSerDes)
    : WindowCore<K, V>(spec, keySerDes, valueSerDes, keepsTime: false), IWindowStore<K, V>
{
    public void Put(K key, V value, long windowStartTimestamp) =>
        Put(key, windowStartTimestamp, value, value is null, Context.Record.Timestamp);

    public V Fetch(K key, long time) => TryFetch(key, time, out V value, out _) ? value : default!;

    public IWindowStoreEnumerator<V> Fetch(K key, DateTime from, DateTime to) => Fetch(key, Milliseconds(from), Milliseconds(to));

    public IWindowStoreEnumerator<V> Fetch(K key, long from, long to) => new WindowStoreEnumerator<K, V, V>(Fetch(key, from, to, reverse: false), Read);

    public IWindowStoreEnumerator<V> BackwardFetch(K key, long from, long to) =>
        new WindowStoreEnumerator<K, V, V>(Fetch(key, from, to, reverse: true), Read);

    public IKeyValueEnumerator<Windowed<K>, V> All() => Enumerate(All(reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardAll() => Enumerate(All(reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FetchAll(DateTime from, DateTime to) => FetchAll(Milliseconds(from), Milliseconds(to));

    public IKeyValueEnumerator<Windowed<K>, V> FetchAll(long from, long to) => Enumerate(FetchAll(from, to, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetchAll(long from, long to) => Enumerate(FetchAll(from, to, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FetchKeys(K fromKey, K toKey, long from, long to) =>
        Enumerate(FetchKeys(fromKey is not null, fromKey, toKey is not null, toKey, from, to, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetchKeys(K fromKey, K toKey, long from, long to) =>
        Enumerate(FetchKeys(fromKey is not null, fromKey, toKey is not null, toKey, from, to, reverse: true));

    private static V Read(IWindowCursor<K, V> cursor) => cursor.Value;

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds();

    private static CursorEnumerator<IWindowCursor<K, V>, Windowed<K>, V> Enumerate(IWindowCursor<K, V> cursor) =>
        new(cursor, c => c.MoveNext(), c => new KeyValuePair<Windowed<K>, V>(KeyOf(c), Read(c)));
}
