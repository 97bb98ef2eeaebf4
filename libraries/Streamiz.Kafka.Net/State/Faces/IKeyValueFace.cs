using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A plain key-value store as the engine's nodes use it.</summary>
internal interface IKeyValueFace<K, V> : IStateStore
{
    /// <summary>False when there is no entry.</summary>
    bool TryGet(K key, out V value);

    /// <summary>Puts the value, or deletes the entry when it is null. Logged with the time of the record being worked on.</summary>
    void Put(K key, V value, bool valueIsNull);

    /// <summary>Entries from <paramref name="from"/> to <paramref name="to"/>, both inclusive, in the order of the serialized keys; an end that is not given is open.</summary>
    ICursor<K, V> Range(bool hasFrom, K from, bool hasTo, K to, bool reverse);

    /// <summary>Entries whose serialized key starts with these bytes.</summary>
    ICursor<K, V> Prefix(ReadOnlySpan<byte> prefix);

    /// <summary>Told of updates at flush; false when the store has no cache (the node then forwards by itself).</summary>
    bool SetFlushListener(IFlushListener<K, V> listener, bool sendOldValues);
}
