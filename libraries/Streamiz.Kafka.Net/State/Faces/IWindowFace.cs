using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A window store (plain or timestamped) as the engine's nodes use it. All times are milliseconds.</summary>
internal interface IWindowFace<K, V> : IStateStore
{
    /// <summary>Retention, milliseconds.</summary>
    long RetentionMs { get; }

    /// <summary>Length of a window, milliseconds.</summary>
    long WindowSizeMs { get; }

    /// <summary>The value of the window that starts then; false when there is none or it has expired. The time is -1 in a store that keeps none.</summary>
    bool TryFetch(K key, long start, out V value, out long timestamp);

    /// <summary>Puts the value, or deletes it when null. The time is left out where the store keeps none.</summary>
    void Put(K key, long start, V value, bool valueIsNull, long timestamp);

    /// <summary>A key's windows whose start lies in [from, to].</summary>
    IWindowCursor<K, V> Fetch(K key, long from, long to, bool reverse);

    /// <summary>The windows of all keys from one key to another (an end that is not given is open) whose start lies in [from, to].</summary>
    IWindowCursor<K, V> FetchKeys(bool hasFromKey, K fromKey, bool hasToKey, K toKey, long from, long to, bool reverse);

    /// <summary>All windows whose start lies in [from, to].</summary>
    IWindowCursor<K, V> FetchAll(long from, long to, bool reverse);

    /// <summary>All windows, as <c>all()</c> orders them.</summary>
    IWindowCursor<K, V> All(bool reverse);

    /// <summary>Told of updates at flush; false when the store has no cache (the node then forwards by itself). <see cref="StreamRecord{K,V}.Key"/> is the windowed key.</summary>
    bool SetFlushListener(IFlushListener<Windowed<K>, V> listener, bool sendOldValues);
}
