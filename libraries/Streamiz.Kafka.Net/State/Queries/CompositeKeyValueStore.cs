using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>The key-value stores of several tasks as one: their entries one store after the other.</summary>
internal sealed class CompositeKeyValueStore<K, V>(Func<IEnumerable<IReadOnlyKeyValueStore<K, V>>> stores) : IReadOnlyKeyValueStore<K, V>
{
    public V Get(K key)
    {
        ArgumentNullException.ThrowIfNull(key);
        foreach (IReadOnlyKeyValueStore<K, V> store in stores())
        {
            V value = store.Get(key);
            // Only one task has the key; the others give the default value.
            if (value is not null && !EqualityComparer<V>.Default.Equals(value, default))
                return value;
        }
        return default!;
    }

    public IEnumerable<KeyValuePair<K, V>> All() => Joined(store => store.All());

    public IEnumerable<KeyValuePair<K, V>> ReverseAll() => Joined(store => store.ReverseAll());

    public IKeyValueEnumerator<K, V> Range(K from, K to) => new ChainEnumerator<IReadOnlyKeyValueStore<K, V>, K, V>(stores(), store => store.Range(from, to));

    public IKeyValueEnumerator<K, V> ReverseRange(K from, K to) =>
        new ChainEnumerator<IReadOnlyKeyValueStore<K, V>, K, V>(stores(), store => store.ReverseRange(from, to));

    public long ApproximateNumEntries()
    {
        long sum = 0;
        foreach (IReadOnlyKeyValueStore<K, V> store in stores())
            sum += store.ApproximateNumEntries();
        return sum;
    }

    private IEnumerable<KeyValuePair<K, V>> Joined(Func<IReadOnlyKeyValueStore<K, V>, IEnumerable<KeyValuePair<K, V>>> read)
    {
        foreach (IReadOnlyKeyValueStore<K, V> store in stores())
        {
            foreach (KeyValuePair<K, V> entry in read(store))
                yield return entry;
        }
    }
}
