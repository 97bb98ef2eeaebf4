using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>The store of a table: timestamped or versioned.</summary>
internal interface ITableFace<K, V> : IStateStore
{
    /// <summary>Put returned this: the new value is the latest one.</summary>
    public const long Latest = -1;

    /// <summary>Put returned this: the value was too old for the history kept and was left out.</summary>
    public const long NotPut = long.MinValue;

    bool IsVersioned { get; }

    /// <summary>The latest value; false when there is none.</summary>
    bool TryGet(K key, out V value, out long timestamp);

    /// <summary>The value valid at a time (versioned stores only); false when there is none.</summary>
    bool TryGetAsOf(K key, long asOf, out V value, out long timestamp);

    /// <summary>Puts the value or, when null, deletes it. Returns <see cref="Latest"/>, <see cref="NotPut"/>, or the time from which a later version holds.</summary>
    long Put(K key, V value, bool valueIsNull, long timestamp);

    /// <summary>Latest values from <paramref name="from"/> to <paramref name="to"/>, both inclusive, in the order of the serialized keys.</summary>
    ICursor<K, V> Range(bool hasFrom, K from, bool hasTo, K to, bool reverse);

    /// <summary>Entries whose serialized key starts with these bytes.</summary>
    ICursor<K, V> Prefix(ReadOnlySpan<byte> prefix);

    /// <summary>Whether entries have a time to live.</summary>
    bool Expires { get; }

    /// <summary>Removes the entry if its time is over, and tells the listener: called before an entry is read to be updated.</summary>
    void Expire(K key);

    /// <summary>
    /// Told of updates at flush, and of entries that are removed because their time is over; false when the store has no cache (the node then forwards its updates by itself).
    /// </summary>
    bool SetFlushListener(IFlushListener<K, V> listener, bool sendOldValues);
}
