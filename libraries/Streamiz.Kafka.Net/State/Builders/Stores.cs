using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State.InMemory;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.State;

/// <summary>Suppliers and builders of stores.</summary>
public static class Stores
{
    private const long HourMs = 3_600_000;

    /// <summary>Key-value stores of the default kind: in RocksDB, with timestamps.</summary>
    public static IKeyValueBytesStoreSupplier DefaultKeyValueStore(string name) => PersistentTimestampedKeyValueStore(name);

    /// <summary>Window stores of the default kind: in RocksDB, with timestamps.</summary>
    /// <inheritdoc cref="PersistentWindowStore"/>
    public static IWindowBytesStoreSupplier DefaultWindowStore(
        string name, TimeSpan retention, TimeSpan windowSize, long segmentInterval = HourMs, bool retainDuplicates = false) =>
        PersistentTimestampedWindowStore(name, retention, windowSize, segmentInterval, retainDuplicates);

    /// <summary>Key-value stores in memory.</summary>
    public static IKeyValueBytesStoreSupplier InMemoryKeyValueStore(string name) => new InMemoryKeyValueBytesStoreSupplier(name);

    /// <summary>Key-value stores in memory that forget the least recently used key when they hold <paramref name="maxEntries"/>.</summary>
    public static IKeyValueBytesStoreSupplier LruMap(string name, int maxEntries) => new LruKeyValueBytesStoreSupplier(name, maxEntries);

    /// <summary>Window stores in memory.</summary>
    /// <inheritdoc cref="PersistentWindowStore"/>
    public static IWindowBytesStoreSupplier InMemoryWindowStore(string name, TimeSpan retention, TimeSpan windowSize, bool retainDuplicates = false) =>
        new InMemoryWindowStoreSupplier(name, retention, SizeWithin(retention, windowSize), retainDuplicates);

    /// <summary>Session stores in memory.</summary>
    /// <param name="name">Name of the stores.</param>
    /// <param name="retention">How long sessions are kept after stream time has passed them.</param>
    public static ISessionBytesStoreSupplier InMemorySessionStore(string name, TimeSpan retention) => new InMemorySessionStoreSupplier(name, retention);

    /// <summary>Key-value stores in RocksDB, without timestamps.</summary>
    public static IKeyValueBytesStoreSupplier PersistentKeyValueStore(string name) => new RocksDbKeyValueBytesStoreSupplier(name);

    /// <summary>Key-value stores in RocksDB, with the time of each update.</summary>
    public static IKeyValueBytesStoreSupplier PersistentTimestampedKeyValueStore(string name) => new RocksDbTimestampedKeyValueBytesStoreSupplier(name);

    /// <summary>Window stores in RocksDB, without timestamps.</summary>
    /// <param name="name">Name of the stores.</param>
    /// <param name="retention">How long windows are kept after stream time has passed them.</param>
    /// <param name="windowSize">Length of a window.</param>
    /// <param name="segmentInterval">Windows are dropped by spans of this length, milliseconds.</param>
    /// <param name="retainDuplicates">Whether puts of the same key and window are kept beside each other.</param>
    public static IWindowBytesStoreSupplier PersistentWindowStore(
        string name, TimeSpan retention, TimeSpan windowSize, long segmentInterval = HourMs, bool retainDuplicates = false) =>
        new RocksDbWindowBytesStoreSupplier(name, retention, segmentInterval, SizeWithin(retention, windowSize), retainDuplicates);

    /// <summary>Window stores in RocksDB, with the time of each update.</summary>
    /// <inheritdoc cref="PersistentWindowStore"/>
    public static IWindowBytesStoreSupplier PersistentTimestampedWindowStore(
        string name, TimeSpan retention, TimeSpan windowSize, long segmentInterval = HourMs, bool retainDuplicates = false) =>
        new RocksDbTimestampedWindowBytesStoreSupplier(name, retention, segmentInterval, SizeWithin(retention, windowSize), retainDuplicates);

    /// <summary>Session stores in RocksDB.</summary>
    /// <param name="name">Name of the stores.</param>
    /// <param name="retention">How long sessions are kept after stream time has passed them.</param>
    public static ISessionBytesStoreSupplier PersistentSessionStore(string name, TimeSpan retention) => new RocksDbSessionBytesStoreSupplier(name, retention);

    /// <summary>Versioned stores in RocksDB.</summary>
    /// <param name="name">Name of the stores.</param>
    /// <param name="historyRetention">How long versions are kept after stream time has passed them.</param>
    /// <param name="segmentInterval">Old versions are dropped by spans of this length; null for the default one.</param>
    public static IVersionedBytesStoreSupplier PersistentVersionedKeyValueStore(string name, TimeSpan historyRetention, TimeSpan? segmentInterval = null) =>
        new RocksDbVersionedBytesStoreSupplier(name, historyRetention, segmentInterval);

    /// <summary>A builder of key-value stores.</summary>
    public static IStoreBuilder<IKeyValueStore<K, V>> KeyValueStoreBuilder<K, V>(
        IKeyValueBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde) => new KeyValueStoreBuilder<K, V>(supplier, keySerde, valueSerde);

    /// <summary>A builder of key-value stores that keep the time of each update.</summary>
    public static IStoreBuilder<ITimestampedKeyValueStore<K, V>> TimestampedKeyValueStoreBuilder<K, V>(
        IKeyValueBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde) =>
        new TimestampedKeyValueStoreBuilder<K, V>(supplier, keySerde, valueSerde);

    /// <summary>A builder of window stores that keep the time of each update.</summary>
    public static IStoreBuilder<ITimestampedWindowStore<K, V>> TimestampedWindowStoreBuilder<K, V>(
        IWindowBytesStoreSupplier supplier, ISerDes<K> keySerde, ISerDes<V> valueSerde) =>
        new TimestampedWindowStoreBuilder<K, V>(supplier, keySerde, valueSerde);

    /// <summary>A builder of window stores.</summary>
    public static IStoreBuilder<IWindowStore<K, V>> WindowStoreBuilder<K, V>(
        IWindowBytesStoreSupplier supplier, ISerDes<K> keySerdes, ISerDes<V> valueSerdes) => new WindowStoreBuilder<K, V>(supplier, keySerdes, valueSerdes);

    /// <summary>A builder of session stores.</summary>
    public static IStoreBuilder<ISessionStore<K, V>> SessionStoreBuilder<K, V>(
        ISessionBytesStoreSupplier supplier, ISerDes<K> keySerdes, ISerDes<V> valueSerdes) => new SessionStoreBuilder<K, V>(supplier, keySerdes, valueSerdes);

    /// <summary>A builder of versioned stores.</summary>
    public static IStoreBuilder<IVersionedKeyValueStore<K, V>> VersionedKeyValueStoreBuilder<K, V>(
        IVersionedBytesStoreSupplier supplier, ISerDes<K> keySerdes, ISerDes<V> valueSerdes) =>
        new VersionedKeyValueStoreBuilder<K, V>(supplier, keySerdes, valueSerdes);

    private static long SizeWithin(TimeSpan retention, TimeSpan windowSize) => windowSize <= retention
        ? (long)windowSize.TotalMilliseconds
        : throw new ArgumentException($"windows of {windowSize} cannot be kept for {retention} only", nameof(windowSize));
}
