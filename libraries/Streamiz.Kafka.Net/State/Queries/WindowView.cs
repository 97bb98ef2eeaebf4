using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>Reads a window store from another thread, with or without the times of updates. What is asked for is read at once.</summary>
internal sealed class WindowView<K, V>(WindowCore<K, V> store, Lock gate) : IReadOnlyWindowStore<K, V>
{
    public V Fetch(K key, long time)
    {
        lock (gate)
            return store.TryFetch(key, time, out V value, out _) ? value : default!;
    }

    public IWindowStoreEnumerator<V> Fetch(K key, DateTime from, DateTime to) => Fetch(key, Milliseconds(from), Milliseconds(to));

    public IWindowStoreEnumerator<V> Fetch(K key, long from, long to) => OfKey(key, from, to, reverse: false);

    public IWindowStoreEnumerator<V> BackwardFetch(K key, long from, long to) => OfKey(key, from, to, reverse: true);

    public IKeyValueEnumerator<Windowed<K>, V> All() => Read(() => store.All(reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardAll() => Read(() => store.All(reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FetchAll(DateTime from, DateTime to) => FetchAll(Milliseconds(from), Milliseconds(to));

    public IKeyValueEnumerator<Windowed<K>, V> FetchAll(long from, long to) => Read(() => store.FetchAll(from, to, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetchAll(long from, long to) => Read(() => store.FetchAll(from, to, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FetchKeys(K fromKey, K toKey, long from, long to) =>
        Read(() => store.FetchKeys(fromKey is not null, fromKey, toKey is not null, toKey, from, to, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetchKeys(K fromKey, K toKey, long from, long to) =>
        Read(() => store.FetchKeys(fromKey is not null, fromKey, toKey is not null, toKey, from, to, reverse: true));

    private static long Milliseconds(DateTime time) => new DateTimeOffset(time.ToUniversalTime()).ToUnixTimeMilliseconds();

    private WindowListEnumerator<V> OfKey(K key, long from, long to, bool reverse)
    {
        List<KeyValuePair<long, V>> entries = [];
        lock (gate)
        {
            using IWindowCursor<K, V> cursor = store.Fetch(key, from, to, reverse);
            while (cursor.MoveNext())
                entries.Add(new KeyValuePair<long, V>(cursor.Start, cursor.Value));
        }
        return new WindowListEnumerator<V>(entries);
    }

    private ListEnumerator<Windowed<K>, V> Read(Func<IWindowCursor<K, V>> open)
    {
        List<KeyValuePair<Windowed<K>, V>> entries = [];
        lock (gate)
        {
            using IWindowCursor<K, V> cursor = open();
            while (cursor.MoveNext())
                entries.Add(new KeyValuePair<Windowed<K>, V>(new Windowed<K>(cursor.Key, new TimeWindow(cursor.Start, cursor.End)), cursor.Value));
        }
        return new ListEnumerator<Windowed<K>, V>(entries);
    }
}
