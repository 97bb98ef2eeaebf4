using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Supplier;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Stores of operators. A name that was not given is generated, which uses up a number.</summary>
internal static class StoreChoice
{
    /// <summary>The timestamped or versioned store of a table.</summary>
    public static StoreChoice<K, V> ForTable<K, V>(
        OperatorGraph graph, Materialized<K, V, IKeyValueStore<Bytes, byte[]>>? said, string prefix, ISerDes<K>? keys, ISerDes<V>? values)
    {
        string name = NameOf(graph, said, prefix);
        var spec = new StoreSpec { Name = name, Kind = StoreKind.TimestampedKeyValue };
        long historyMs = said?.VersionedSupplier?.HistoryRetention ?? 0;
        return Make(said, spec, keys, values, new Shape(IsVersioned: said?.VersionedSupplier is not null, RetentionMs: historyMs));
    }

    /// <summary>The store of a windowed aggregation. Times are milliseconds.</summary>
    /// <exception cref="ArgumentException">The retention asked for is shorter than windows are open.</exception>
    public static StoreChoice<K, V> ForWindows<K, V>(
        OperatorGraph graph, Materialized<K, V, IWindowStore<Bytes, byte[]>>? said, string prefix, (long SizeMs, IWindowEnds? Ends, long LeastRetentionMs, bool OnClose, bool IsSliding) windows, ISerDes<K>? keys, ISerDes<V>? values)
    {
        string name = NameOf(graph, said, prefix);
        long retentionMs = Retention(said, windows.LeastRetentionMs);
        if (retentionMs < windows.LeastRetentionMs)
            throw new ArgumentException($"window store {name} keeps windows for {retentionMs} ms, and with their grace period they are open for {windows.LeastRetentionMs} ms", nameof(said));
        var spec = new StoreSpec
        {
            Name = name,
            Kind = StoreKind.TimestampedWindow,
            WindowSizeMs = windows.SizeMs,
            WindowEnds = windows.Ends,
            RetentionMs = retentionMs,
            TimeOrdered = windows.OnClose,
        };
        // As in Kafka Streams, sliding windows that are emitted on close are not cached, and regular ones are.
        return Make(said, spec, keys, values, new Shape(IsWindowed: true, RetentionMs: retentionMs, NeverCached: windows.OnClose && windows.IsSliding));
    }

    /// <summary>The store of a session aggregation. Times are milliseconds.</summary>
    /// <exception cref="ArgumentException">The retention asked for is shorter than sessions are open.</exception>
    public static StoreChoice<K, V> ForSessions<K, V>(
        OperatorGraph graph, Materialized<K, V, ISessionStore<Bytes, byte[]>>? said, string prefix, (SessionWindowOptions Options, bool OnClose) windows, ISerDes<K>? keys, ISerDes<V>? values)
    {
        string name = NameOf(graph, said, prefix);
        long leastMs = WindowTime.Sum(windows.Options.InactivityGapMs, windows.Options.GracePeriodMs);
        long retentionMs = (said?.StoreSupplier as ISpecSupplier)?.Spec.RetentionMs ?? Retention(said, leastMs);
        if (retentionMs < leastMs) throw new ArgumentException($"session store {name} keeps sessions for {retentionMs} ms, and with gap and grace period they are open for {leastMs} ms", nameof(said));
        var spec = new StoreSpec { Name = name, Kind = StoreKind.Session, RetentionMs = retentionMs, TimeOrdered = windows.OnClose };
        return Make(said, spec, keys, values, new Shape(IsWindowed: true, RetentionMs: retentionMs, NeverCached: windows.OnClose));
    }

    /// <summary>What an operator remembers of the records of an interval, milliseconds; several of one time beside each other.</summary>
    public static StoreChoice<K, V> ForDuplicates<K, V>(
        OperatorGraph graph, Materialized<K, V, IWindowStore<Bytes, byte[]>>? said, string prefix, long intervalMs, ISerDes<K>? keys, ISerDes<V>? values)
    {
        string name = NameOf(graph, said, prefix);
        long retentionMs = Math.Max(WindowTime.Sum(intervalMs, intervalMs), Retention(said, intervalMs));
        var spec = new StoreSpec { Name = name, Kind = StoreKind.Window, WindowSizeMs = intervalMs, RetentionMs = retentionMs, RetainDuplicates = true };
        return Make(said, spec, keys, values, new Shape(IsWindowed: true, RetentionMs: retentionMs, NeverCached: true, KeepsDuplicates: true));
    }

    /// <summary>A store that the user built.</summary>
    public static StorePlan Of(IStoreBuilder builder)
    {
        var spec = (builder as ISpecBuilder)?.Spec;
        return new StorePlan(builder.Name, builder.Build)
        {
            Identity = builder,
            Logged = builder.LoggingEnabled,
            LogConfig = builder.LogConfig,
            IsWindowed = builder.IsWindowStore || spec is { IsWindowed: true },
            KeepsDuplicates = spec is { RetainDuplicates: true },
            IsVersioned = spec is { Kind: StoreKind.Versioned },
            RetentionMs = spec?.RetentionMs ?? builder.RetentionMs,
        };
    }

    private static string NameOf<K, V, S>(OperatorGraph graph, Materialized<K, V, S>? said, string prefix)
        where S : IStateStore => said?.StoreName is { } given ? Names.Valid(given) : graph.Names.Store(prefix);

    private static long Retention<K, V, S>(Materialized<K, V, S>? said, long leastMs)
        where S : IStateStore => said is not null && said.Retention > TimeSpan.Zero ? (long)said.Retention.TotalMilliseconds : leastMs;

    private static StoreChoice<K, V> Make<K, V, S>(Materialized<K, V, S>? said, StoreSpec wanted, ISerDes<K>? keys, ISerDes<V>? values, Shape shape)
        where S : IStateStore
    {
        var keySerdes = said?.KeySerdes ?? keys;
        var valueSerdes = said?.ValueSerdes ?? values;
        var plan = new StorePlan(wanted.Name, config =>
        {
            var serdes = new TaskSerdes(config);
            var spec = MaterializedSpec.Of(said, wanted, config);
            if (shape.NeverCached) spec = spec with { Caching = false };
            return StoreFactory.Make(spec, serdes.KeySerdes(keySerdes, spec.Name), serdes.ValueSerdes(valueSerdes, spec.Name));
        })
        {
            Logged = said?.LoggingEnabled ?? true,
            LogConfig = said?.TopicConfig ?? new Dictionary<string, string>(),
            IsWindowed = shape.IsWindowed,
            IsVersioned = shape.IsVersioned,
            KeepsDuplicates = shape.KeepsDuplicates,
            RetentionMs = shape.RetentionMs,
            HasTimeToLive = said?.TimeToLive is not null,
        };
        return new StoreChoice<K, V>(plan, said?.StoreName is not null, keySerdes, valueSerdes);
    }

    private readonly record struct Shape(bool IsWindowed = false, bool IsVersioned = false, long RetentionMs = 0, bool NeverCached = false, bool KeepsDuplicates = false);
}
