using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>The window stores of several tasks as one: their windows one store after the other.</summary>
internal sealed class CompositeWindowStore<K, V>(Func<IEnumerable<IReadOnlyWindowStore<K, V>>> stores) : IReadOnlyWindowStore<K, V>
{
    public V Fetch(K key, long time)
    {
        foreach (IReadOnlyWindowStore<K, V> store in stores())
        {
            V value = store.Fetch(key, time);
            // Only one task has the key; the others give the default value.
            if (value is not null && !EqualityComparer<V>.Default.Equals(value, default))
                return value;
        }
        return default!;
    }

    public IWindowStoreEnumerator<V> Fetch(K key, DateTime from, DateTime to) => OfKey(store => store.Fetch(key, from, to));

    public IWindowStoreEnumerator<V> Fetch(K key, long from, long to) => OfKey(store => store.Fetch(key, from, to));

    public IWindowStoreEnumerator<V> BackwardFetch(K key, long from, long to) => OfKey(store => store.BackwardFetch(key, from, to));

    public IKeyValueEnumerator<Windowed<K>, V> All() => Chain(store => store.All());

    public IKeyValueEnumerator<Windowed<K>, V> BackwardAll() => Chain(store => store.BackwardAll());

    public IKeyValueEnumerator<Windowed<K>, V> FetchAll(DateTime from, DateTime to) => Chain(store => store.FetchAll(from, to));

    public IKeyValueEnumerator<Windowed<K>, V> FetchAll(long from, long to) => Chain(store => store.FetchAll(from, to));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetchAll(long from, long to) => Chain(store => store.BackwardFetchAll(from, to));

    public IKeyValueEnumerator<Windowed<K>, V> FetchKeys(K fromKey, K toKey, long from, long to) =>
        Chain(store => store.FetchKeys(fromKey, toKey, from, to));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetchKeys(K fromKey, K toKey, long from, long to) =>
        Chain(store => store.BackwardFetchKeys(fromKey, toKey, from, to));

    private WindowListEnumerator<V> OfKey(Func<IReadOnlyWindowStore<K, V>, IWindowStoreEnumerator<V>> read)
    {
        foreach (IReadOnlyWindowStore<K, V> store in stores())
        {
            using IWindowStoreEnumerator<V> entries = read(store);
            List<KeyValuePair<long, V>> list = entries.ToList();
            if (list.Count > 0)
                return new WindowListEnumerator<V>(list);
        }
        return new WindowListEnumerator<V>([]);
    }

    private ChainEnumerator<IReadOnlyWindowStore<K, V>, Windowed<K>, V> Chain(
        Func<IReadOnlyWindowStore<K, V>, IKeyValueEnumerator<Windowed<K>, V>> read) => new(stores(), read);
}
