using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Stores that the engine itself wants, named by no user and never cached.</summary>
internal static class StorePlans
{
    /// <summary>A store as the engine itself wants it; where it lies is the application's choice unless said.</summary>
    public static StorePlan Plain<K, V>(StoreSpec spec, ISerDes<K>? keys, ISerDes<V>? values, DslStoreKind? kind = null) => new(
        spec.Name, config => Make(spec with { Backing = (kind ?? config.DslStore) == DslStoreKind.InMemory ? StoreBacking.Memory : StoreBacking.RocksDb }, keys, values, config))
    {
        Logged = spec.Logging,
        LogConfig = new Dictionary<string, string>(spec.LogConfig),
        IsWindowed = spec.IsWindowed,
        KeepsDuplicates = spec.RetainDuplicates,
        IsVersioned = spec.Kind == StoreKind.Versioned,
        RetentionMs = spec.RetentionMs,
    };

    private static Processors.IStateStore Make<K, V>(StoreSpec spec, ISerDes<K>? keys, ISerDes<V>? values, IStreamConfig config)
    {
        var serdes = new TaskSerdes(config);
        return StoreFactory.Make(spec, serdes.KeySerdes(keys, spec.Name), serdes.ValueSerdes(values, spec.Name));
    }
}
