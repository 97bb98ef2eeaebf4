using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Maps;
using Streamiz.Kafka.Net.State.Supplier;

namespace Streamiz.Kafka.Net.Table;

/// <summary>How a table is kept: name, place, serdes, cache, changelog.</summary>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
/// <typeparam name="S">Kind of the store.</typeparam>
public class Materialized<K, V, S>
    where S : IStateStore
{
#pragma warning disable CA1051 // upstream's name and kind
    /// <summary>Name of the store; null when it is generated.</summary>
    protected string? storeName;
#pragma warning restore CA1051

    /// <summary>For a store of that name, or of a supplier, or (both null) of the default kind.</summary>
    protected Materialized(string? storeName, IStoreSupplier<S>? storeSupplier)
    {
        this.storeName = storeName;
        StoreSupplier = storeSupplier;
    }

    /// <summary>What the cache may hold; null for the configured size.</summary>
    public CacheSize? CacheSize { get; private set; }

    /// <summary>Whether updates of a key are collapsed between two commits.</summary>
    public bool CachingEnabled { get; protected set; }

    /// <summary>How keys are serialized; null for what is at hand or configured.</summary>
    public ISerDes<K>? KeySerdes { get; protected set; }

    /// <summary>Whether there is a changelog.</summary>
    public bool LoggingEnabled { get; protected set; } = true;

    /// <summary>Whether the table need not be kept at all.</summary>
    public bool NoMaterialized { get; set; }

    /// <summary>The name under which the store can be queried; null when none was given.</summary>
    public string? QueryableStoreName => StoreSupplier?.Name ?? storeName;

    /// <summary>How long windows are kept; zero when it was not said.</summary>
    public TimeSpan Retention { get; private set; }

    /// <summary>The store's name; null when it is generated.</summary>
    public string? StoreName => StoreSupplier?.Name ?? storeName;

    /// <summary>How long rows live after their own time; null: for ever. (Ours.)</summary>
    public TimeSpan? TimeToLive { get; private set; }

    /// <summary>Makes the stores; null for the default kind.</summary>
    public IStoreSupplier<S>? StoreSupplier { get; protected set; }

    /// <summary>Properties of the changelog topic.</summary>
    public IDictionary<string, string> TopicConfig { get; protected set; } = new Dictionary<string, string>();

    /// <summary>How values are serialized; null for what is at hand or configured.</summary>
    public ISerDes<V>? ValueSerdes { get; protected set; }

    /// <summary>Whether the user chose about the cache.</summary>
    internal bool CacheIsExplicit { get; private set; }

    /// <summary>Where the store lies when there is no supplier; null for the configured kind.</summary>
    internal StoreBacking? Backing { get; set; }

    /// <summary>Segment length asked for without a supplier, milliseconds; 0 for the default.</summary>
    internal long SegmentIntervalMs { get; set; }

    /// <summary>A store of the default kind.</summary>
    public static Materialized<K, V, S> Create() => new(null, null);

    /// <summary>A key-value store of a supplier.</summary>
    public static Materialized<K, V, IKeyValueStore<Bytes, byte[]>> Create(IKeyValueBytesStoreSupplier supplier) => new(supplier.Name, supplier);

    /// <summary>A window store of a supplier.</summary>
    public static Materialized<K, V, IWindowStore<Bytes, byte[]>> Create(IWindowBytesStoreSupplier supplier) => new(supplier.Name, supplier);

    /// <summary>A session store of a supplier.</summary>
    [OverloadResolutionPriority(-1)]
    public static Materialized<K, V, ISessionStore<Bytes, byte[]>> Create(ISessionBytesStoreSupplier supplier) => new(supplier.Name, supplier);

    /// <summary>A versioned store of a supplier, for a table.</summary>
    [OverloadResolutionPriority(-1)]
    public static Materialized<K, V, IKeyValueStore<Bytes, byte[]>> Create(IVersionedBytesStoreSupplier supplier) =>
        new(supplier.Name, null) { VersionedSupplier = supplier };

    /// <summary>A store of that name.</summary>
    public static Materialized<K, V, S> Create(string storeName) => new(storeName, null);

    /// <summary>A store of the default kind, with serdes.</summary>
    public static Materialized<K, V, S> Create<KS, VS>()
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => Create().With<KS, VS>();

    /// <summary>A key-value store of a supplier, with serdes.</summary>
    public static Materialized<K, V, IKeyValueStore<Bytes, byte[]>> Create<KS, VS>(IKeyValueBytesStoreSupplier supplier)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => Create(supplier).With<KS, VS>();

    /// <summary>A window store of a supplier, with serdes.</summary>
    public static Materialized<K, V, IWindowStore<Bytes, byte[]>> Create<KS, VS>(IWindowBytesStoreSupplier supplier)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => Create(supplier).With<KS, VS>();

    /// <summary>A store of that name, with serdes.</summary>
    public static Materialized<K, V, S> Create<KS, VS>(string storeName)
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => Create(storeName).With<KS, VS>();

    /// <summary>Sets both serdes; null for what is at hand or configured.</summary>
    public Materialized<K, V, S> With(ISerDes<K>? keySerdes, ISerDes<V>? valueSerdes)
    {
        KeySerdes = keySerdes;
        ValueSerdes = valueSerdes;
        return this;
    }

    /// <summary>Sets both serdes.</summary>
    public Materialized<K, V, S> With<KS, VS>()
        where KS : ISerDes<K>, new()
        where VS : ISerDes<V>, new() => With(new KS(), new VS());

    /// <summary>Hands every update on at once.</summary>
    public Materialized<K, V, S> WithCachingDisabled()
    {
        (CachingEnabled, CacheIsExplicit) = (false, true);
        return this;
    }

    /// <summary>Collapses updates of a key between two commits.</summary>
    /// <param name="cacheSize">What the cache may hold; null for the configured size.</param>
    public Materialized<K, V, S> WithCachingEnabled(CacheSize? cacheSize = null)
    {
        (CachingEnabled, CacheIsExplicit) = (true, true);
        CacheSize = cacheSize;
        return this;
    }

    /// <summary>Sets the serde of keys.</summary>
    public Materialized<K, V, S> WithKeySerdes(ISerDes<K> keySerdes)
    {
        KeySerdes = keySerdes;
        return this;
    }

    /// <summary>Sets the serde of keys.</summary>
    public Materialized<K, V, S> WithKeySerdes<KRS>()
        where KRS : ISerDes<K>, new() => WithKeySerdes(new KRS());

    /// <summary>Keeps no changelog: what is lost stays lost.</summary>
    public Materialized<K, V, S> WithLoggingDisabled()
    {
        LoggingEnabled = false;
        TopicConfig = new Dictionary<string, string>();
        return this;
    }

    /// <summary>Keeps a changelog.</summary>
    /// <param name="config">Properties of its topic; null for the defaults.</param>
    public Materialized<K, V, S> WithLoggingEnabled(IDictionary<string, string>? config = null)
    {
        LoggingEnabled = true;
        TopicConfig = config ?? new Dictionary<string, string>();
        return this;
    }

    /// <summary>Names the store.</summary>
    public Materialized<K, V, S> WithName(string storeName)
    {
        this.storeName = storeName;
        return this;
    }

    /// <summary>How long windows are kept after stream time has passed them.</summary>
    /// <exception cref="ArgumentException">Below zero.</exception>
    public Materialized<K, V, S> WithRetention(TimeSpan retention)
    {
        if (retention < TimeSpan.Zero)
            throw new ArgumentException($"retention must not be negative: {retention}", nameof(retention));
        Retention = retention;
        return this;
    }

    /// <summary>
    /// Rows of a key-value store live that long. (Ours.) A row is over when the task's stream time, the largest timestamp of all records it has worked on, has reached the row's
    /// own time (that of its last update) and this; wall clock plays no part, so that nothing goes while no records come. From then on the row is not found any more by look-ups,
    /// ranges and queries; it is removed from the store and, by a tombstone, from the changelog soon after, a bounded number at a time. The table tells those behind it of a row
    /// that is removed as of one that is deleted, with the moment at which it was over as its time, at the latest when stream time has gone on by another 64th of this; with a cache,
    /// at the next commit.
    /// </summary>
    /// <param name="timeToLive">How long (at least a millisecond).</param>
    /// <exception cref="ArgumentException">It is too short, or the store is one of windows, sessions or versions, which are kept for their retention, one of the user's own, or one
    /// that is bounded by its number of entries.</exception>
    public Materialized<K, V, S> WithTimeToLive(TimeSpan timeToLive)
    {
        long ms = StoreSpec.Life(timeToLive);
        if (typeof(S) != typeof(IKeyValueStore<Bytes, byte[]>) || VersionedSupplier is not null)
            throw new ArgumentException($"store {StoreName}: a time to live is for key-value stores; windows, sessions and versions are kept for their retention", nameof(timeToLive));
        if (StoreSupplier is IKeyValueBytesStoreSupplier supplier)
            _ = (supplier is ISpecSupplier own ? own.Spec : ForeignMap.SpecOf(supplier, StoreKind.KeyValue)).Living(ms);
        TimeToLive = timeToLive;
        return this;
    }

    /// <summary>Where the store lies, when there is no supplier.</summary>
    public Materialized<K, V, S> WithStoreType(DslStoreKind kind)
    {
        if (StoreSupplier is not null)
            throw new ArgumentException("a store that has a supplier has its type, too", nameof(kind));
        Backing = BackingOf(kind);
        return this;
    }

    /// <summary>Sets the serde of values.</summary>
    public Materialized<K, V, S> WithValueSerdes(ISerDes<V> valueSerdes)
    {
        ValueSerdes = valueSerdes;
        return this;
    }

    /// <summary>Sets the serde of values.</summary>
    public Materialized<K, V, S> WithValueSerdes<VRS>()
        where VRS : ISerDes<V>, new() => WithValueSerdes(new VRS());

    internal IVersionedBytesStoreSupplier? VersionedSupplier { get; init; }

    internal static StoreBacking BackingOf(DslStoreKind kind) => kind == DslStoreKind.InMemory ? StoreBacking.Memory : StoreBacking.RocksDb;
}
