namespace Streamiz.Kafka.Net.Plan;

/// <summary>What of the configuration shapes the topology.</summary>
internal sealed record TopologySettings(TopologyOptimization Optimization, DslStoreKind Store, bool EnsureExplicitNames)
{
    public static TopologySettings Of(IStreamConfig? config) => config is null
        ? new TopologySettings(TopologyOptimization.None, DslStoreKind.RocksDb, EnsureExplicitNames: false)
        : new TopologySettings(config.Optimization, config.DslStore, config.EnsureExplicitInternalResourceNaming);
}
