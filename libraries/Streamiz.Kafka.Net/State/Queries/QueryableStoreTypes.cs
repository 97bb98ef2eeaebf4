using Streamiz.Kafka.Net.State.Internal;
using Streamiz.Kafka.Net.State.Queries;

namespace Streamiz.Kafka.Net.State;

/// <summary>The kinds of store that can be queried.</summary>
public class QueryableStoreTypes
{
    /// <summary>Values by key. A table's store is read without its times.</summary>
    public static IQueryableStoreType<IReadOnlyKeyValueStore<K, V>, K, V> KeyValueStore<K, V>() => new StoreType<IReadOnlyKeyValueStore<K, V>, K, V>(
        (store, gate) => store is EntryStore<K, V> entries ? new KeyValueView<K, V, V>(entries, gate, cursor => cursor.Value) : null,
        stores => new CompositeKeyValueStore<K, V>(stores));

    /// <summary>Values with the time of their last update, by key.</summary>
    public static IQueryableStoreType<IReadOnlyKeyValueStore<K, ValueAndTimestamp<V>>, K, ValueAndTimestamp<V>> TimestampedKeyValueStore<K, V>() =>
        new StoreType<IReadOnlyKeyValueStore<K, ValueAndTimestamp<V>>, K, ValueAndTimestamp<V>>(
            (store, gate) => store is TimestampedKeyValueStore<K, V> table
                ? new KeyValueView<K, V, ValueAndTimestamp<V>>(table, gate, cursor => ValueAndTimestamp<V>.Make(cursor.Value, cursor.Timestamp))
                : null,
            stores => new CompositeKeyValueStore<K, ValueAndTimestamp<V>>(stores));

    /// <summary>Values by key and window. A windowed table's store is read without its times.</summary>
    public static IQueryableStoreType<IReadOnlyWindowStore<K, V>, K, V> WindowStore<K, V>() => new StoreType<IReadOnlyWindowStore<K, V>, K, V>(
        (store, gate) => store is WindowCore<K, V> windows ? new WindowView<K, V>(windows, gate) : null,
        stores => new CompositeWindowStore<K, V>(stores));

    /// <summary>Values by key and session.</summary>
    public static IQueryableStoreType<IReadOnlySessionStore<K, V>, K, V> SessionStore<K, V>() => new StoreType<IReadOnlySessionStore<K, V>, K, V>(
        (store, gate) => store is SessionStore<K, V> sessions ? new SessionView<K, V>(sessions, gate) : null,
        stores => new CompositeSessionStore<K, V>(stores));
}
