using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State.Maps;
using Streamiz.Kafka.Net.State.Supplier;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.State;

/// <summary>From what the user said of a table to what its store is.</summary>
internal static class MaterializedSpec
{
    /// <summary>The spec of an operator's store.</summary>
    /// <param name="said">What the user said; null for nothing.</param>
    /// <param name="wanted">What the operator needs: the default name, kind, retention and sizes.</param>
    /// <param name="config">The defaults of the application: where stores lie, whether and how much they cache.</param>
    public static StoreSpec Of<K, V, S>(Materialized<K, V, S>? said, StoreSpec wanted, IStreamConfig config)
        where S : IStateStore
    {
        StoreSpec spec = Placed(said, wanted, config);
        bool versioned = spec.Kind == StoreKind.Versioned;
        return (spec with
        {
            Name = said?.StoreName ?? wanted.Name,
            Caching = !versioned && (said is { CacheIsExplicit: true } ? said.CachingEnabled : config.DefaultCacheEnabled),
            CacheBytes = said?.CacheSize?.CacheSizeBytes ?? config.DefaultStateStoreCacheMaxBytes,
            Logging = said?.LoggingEnabled ?? true,
            LogConfig = said is null ? wanted.LogConfig : new Dictionary<string, string>(said.TopicConfig),
            TimeOrdered = wanted.TimeOrdered,
            WindowEnds = wanted.WindowEnds,
        }).Living(said?.TimeToLive is { } life ? StoreSpec.Life(life) : 0);
    }

    private static StoreSpec Placed<K, V, S>(Materialized<K, V, S>? said, StoreSpec wanted, IStreamConfig config)
        where S : IStateStore
    {
        if (said?.VersionedSupplier is ISpecSupplier versioned)
            return versioned.Spec;
        if (said?.StoreSupplier is ISpecSupplier own)
            return own.Spec with { Kind = wanted.Kind };
        if (said?.StoreSupplier is IKeyValueBytesStoreSupplier foreign)
            return ForeignMap.SpecOf(foreign, wanted.Kind);
        if (said?.StoreSupplier is not null)
            throw new NotSupportedException($"store {said.StoreName}: window and session stores of the user's own are not supported");
        return wanted with
        {
            Backing = said?.Backing ?? Materialized<K, V, S>.BackingOf(config.DslStore),
            RetentionMs = said is not null && said.Retention > TimeSpan.Zero ? (long)said.Retention.TotalMilliseconds : wanted.RetentionMs,
            SegmentIntervalMs = said?.SegmentIntervalMs ?? 0,
        };
    }
}
