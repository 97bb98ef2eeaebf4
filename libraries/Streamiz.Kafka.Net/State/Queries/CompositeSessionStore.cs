using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>The session stores of several tasks as one: their sessions one store after the other.</summary>
internal sealed class CompositeSessionStore<K, V>(Func<IEnumerable<IReadOnlySessionStore<K, V>>> stores) : IReadOnlySessionStore<K, V>
{
    public V FetchSession(K key, long start, long end)
    {
        foreach (IReadOnlySessionStore<K, V> store in stores())
        {
            V value = store.FetchSession(key, start, end);
            // Only one task has the key; the others give the default value.
            if (value is not null && !EqualityComparer<V>.Default.Equals(value, default))
                return value;
        }
        return default!;
    }

    public IKeyValueEnumerator<Windowed<K>, V> Fetch(K key) => Chain(store => store.Fetch(key));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetch(K key) => Chain(store => store.BackwardFetch(key));

    public IKeyValueEnumerator<Windowed<K>, V> Fetch(K fromKey, K toKey) => Chain(store => store.Fetch(fromKey, toKey));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetch(K fromKey, K toKey) => Chain(store => store.BackwardFetch(fromKey, toKey));

    public IKeyValueEnumerator<Windowed<K>, V> FindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) =>
        Chain(store => store.FindSessions(key, earliestSessionEndTime, latestSessionStartTime));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) =>
        Chain(store => store.BackwardFindSessions(key, earliestSessionEndTime, latestSessionStartTime));

    public IKeyValueEnumerator<Windowed<K>, V> FindSessions(K fromKey, K toKey, long earliestSessionEndTime, long latestSessionStartTime) =>
        Chain(store => store.FindSessions(fromKey, toKey, earliestSessionEndTime, latestSessionStartTime));

    private ChainEnumerator<IReadOnlySessionStore<K, V>, Windowed<K>, V> Chain(
        Func<IReadOnlySessionStore<K, V>, IKeyValueEnumerator<Windowed<K>, V>> read) => new(stores(), read);
}
