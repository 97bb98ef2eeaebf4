using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A session store as the engine's nodes use it. All times are milliseconds; both ends of a session are inclusive.</summary>
internal interface ISessionFace<K, V> : IStateStore
{
    long RetentionMs { get; }

    bool TryFetch(K key, long start, long end, out V value);

    /// <summary>Puts the session, or removes it when the value is null.</summary>
    void Put(K key, long start, long end, V value, bool valueIsNull);

    /// <summary>A key's sessions that end at <paramref name="earliestEnd"/> or later and start at <paramref name="latestStart"/> or earlier.</summary>
    IWindowCursor<K, V> Find(K key, long earliestEnd, long latestStart, bool reverse);

    /// <summary>The same over a range of keys; an end that is not given is open.</summary>
    IWindowCursor<K, V> FindKeys(bool hasFromKey, K fromKey, bool hasToKey, K toKey, long earliestEnd, long latestStart, bool reverse);

    /// <summary>All sessions whose end lies in [earliestEnd, latestEnd] (for emission on window close).</summary>
    IWindowCursor<K, V> FindByEnd(long earliestEnd, long latestEnd);

    /// <summary>Told of updates at flush; false when the store has no cache (the node then forwards by itself).</summary>
    bool SetFlushListener(IFlushListener<Windowed<K>, V> listener, bool sendOldValues);
}
