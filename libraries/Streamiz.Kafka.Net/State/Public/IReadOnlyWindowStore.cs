using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>Reads a window store. Windows older than the retention are hidden. What is enumerated partly must be disposed.</summary>
public interface IReadOnlyWindowStore<K, V>
{
    /// <summary>All windows of all keys.</summary>
    IKeyValueEnumerator<Windowed<K>, V> All();

    /// <summary>The value of the window that starts at that time, milliseconds; the default value when there is none.</summary>
    V Fetch(K key, long time);

    /// <summary>The key's windows that start between two times, both inclusive, by start.</summary>
    IWindowStoreEnumerator<V> Fetch(K key, DateTime from, DateTime to);

    /// <summary>The key's windows that start between two times, milliseconds, both inclusive, by start.</summary>
    IWindowStoreEnumerator<V> Fetch(K key, long from, long to);

    /// <summary>Windows of all keys that start between two times, both inclusive.</summary>
    IKeyValueEnumerator<Windowed<K>, V> FetchAll(DateTime from, DateTime to);

    /// <summary>All windows of all keys, from the last to the first.</summary>
    IKeyValueEnumerator<Windowed<K>, V> BackwardAll() => throw new NotSupportedException($"{GetType().Name} does not read backwards");

    /// <summary>The key's windows that start between two times, milliseconds, both inclusive, the latest first.</summary>
    IWindowStoreEnumerator<V> BackwardFetch(K key, long from, long to) => throw new NotSupportedException($"{GetType().Name} does not read backwards");

    /// <summary>Windows of all keys that start between two times, milliseconds, both inclusive.</summary>
    [OverloadResolutionPriority(-1)]
    IKeyValueEnumerator<Windowed<K>, V> FetchAll(long from, long to) =>
        FetchAll(DateTimeOffset.FromUnixTimeMilliseconds(from).UtcDateTime, DateTimeOffset.FromUnixTimeMilliseconds(to).UtcDateTime);

    /// <summary>The same, from the last to the first.</summary>
    IKeyValueEnumerator<Windowed<K>, V> BackwardFetchAll(long from, long to) => throw new NotSupportedException($"{GetType().Name} does not read backwards");

    /// <summary>Windows of the keys between two, both inclusive (null: no bound), that start between two times, milliseconds, both inclusive.</summary>
    IKeyValueEnumerator<Windowed<K>, V> FetchKeys(K fromKey, K toKey, long from, long to) =>
        throw new NotSupportedException($"{GetType().Name} does not read ranges of keys");

    /// <summary>The same, from the last to the first.</summary>
    IKeyValueEnumerator<Windowed<K>, V> BackwardFetchKeys(K fromKey, K toKey, long from, long to) =>
        throw new NotSupportedException($"{GetType().Name} does not read ranges of keys");
}
