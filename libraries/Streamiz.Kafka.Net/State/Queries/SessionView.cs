using Streamiz.Kafka.Net.State.Enumerator;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>Reads a session store from another thread. What is asked for is read at once.</summary>
internal sealed class SessionView<K, V>(SessionStore<K, V> store, Lock gate) : IReadOnlySessionStore<K, V>
{
    public V FetchSession(K key, long start, long end)
    {
        lock (gate)
            return store.TryFetch(key, start, end, out V value) ? value : default!;
    }

    public IKeyValueEnumerator<Windowed<K>, V> Fetch(K key) => FindSessions(key, 0, long.MaxValue);

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetch(K key) => BackwardFindSessions(key, 0, long.MaxValue);

    public IKeyValueEnumerator<Windowed<K>, V> Fetch(K fromKey, K toKey) => FindSessions(fromKey, toKey, 0, long.MaxValue);

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFetch(K fromKey, K toKey) =>
        Read(() => store.FindKeys(fromKey is not null, fromKey, toKey is not null, toKey, 0, long.MaxValue, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) =>
        Read(() => store.Find(key, earliestSessionEndTime, latestSessionStartTime, reverse: false));

    public IKeyValueEnumerator<Windowed<K>, V> BackwardFindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) =>
        Read(() => store.Find(key, earliestSessionEndTime, latestSessionStartTime, reverse: true));

    public IKeyValueEnumerator<Windowed<K>, V> FindSessions(K fromKey, K toKey, long earliestSessionEndTime, long latestSessionStartTime) =>
        Read(() => store.FindKeys(fromKey is not null, fromKey, toKey is not null, toKey, earliestSessionEndTime, latestSessionStartTime, reverse: false));

    private ListEnumerator<Windowed<K>, V> Read(Func<IWindowCursor<K, V>> open)
    {
        List<KeyValuePair<Windowed<K>, V>> entries = [];
        lock (gate)
        {
            using IWindowCursor<K, V> cursor = open();
            while (cursor.MoveNext())
                entries.Add(new KeyValuePair<Windowed<K>, V>(new Windowed<K>(cursor.Key, new SessionWindow(cursor.Start, cursor.End)), cursor.Value));
        }
        return new ListEnumerator<Windowed<K>, V>(entries);
    }
}
