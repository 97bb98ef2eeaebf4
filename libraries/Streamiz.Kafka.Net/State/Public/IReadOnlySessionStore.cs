using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>Reads a session store. Sessions older than the retention are hidden. What is enumerated partly must be disposed.</summary>
public interface IReadOnlySessionStore<K, AGG>
{
    /// <summary>The sessions of a key.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> Fetch(K key) => throw Unsupported();

    /// <summary>The sessions of a key, from the last to the first.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> BackwardFetch(K key) => throw Unsupported();

    /// <summary>The sessions of the keys between two, both inclusive; a null key means no bound.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> Fetch(K fromKey, K toKey) => throw Unsupported();

    /// <summary>The same, from the last to the first.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> BackwardFetch(K fromKey, K toKey) => throw Unsupported();

    /// <summary>The value of the session with exactly these ends, milliseconds; the default value when there is none.</summary>
    AGG FetchSession(K key, long start, long end) => throw Unsupported();

    /// <summary>A key's sessions that end at one time or later and start at another or earlier, milliseconds.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> FindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) => throw Unsupported();

    /// <summary>The same, from the last to the first.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> BackwardFindSessions(K key, long earliestSessionEndTime, long latestSessionStartTime) => throw Unsupported();

    /// <summary>The same over the keys between two, both inclusive; a null key means no bound.</summary>
    IKeyValueEnumerator<Windowed<K>, AGG> FindSessions(K fromKey, K toKey, long earliestSessionEndTime, long latestSessionStartTime) => throw Unsupported();

    private NotSupportedException Unsupported() => new($"{GetType().Name} does not offer this read");
}
