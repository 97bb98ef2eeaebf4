using System.Text.Json.Nodes;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Conformance.Streams;

/// <summary>A case's configuration.</summary>
internal static class CaseConfig
{
    public static IStreamConfig Of(JsonObject said, string folder)
    {
        long cache = (long?)said["cacheMaxBytes"] ?? 0;
        var config = new StreamConfig<StringSerDes, StringSerDes>
        {
            ApplicationId = "vectors",
            StateDir = folder,
            DslStore = (string?)said["dslStore"] == "in-memory" ? DslStoreKind.InMemory : DslStoreKind.RocksDb,
            DefaultTimestampExtractor = Extractors.Of((string?)said["timestampExtractor"] ?? "fail"),
            MaxTaskIdleMs = (long?)said["maxTaskIdleMs"] ?? 0,
            EnsureExplicitInternalResourceNaming = (bool?)said["ensureExplicitNaming"] ?? false,
            Optimization = (string?)said["optimization"] switch
            {
                "all" => TopologyOptimization.All,
                "merge.repartition.topics" => TopologyOptimization.MergeRepartitionTopics,
                "reuse.ktable.source.topics" => TopologyOptimization.ReuseTableSourceTopics,
                "single.store.self.join" => TopologyOptimization.SingleStoreSelfJoin,
                _ => TopologyOptimization.None,
            },
        };
        (config.DefaultCacheEnabled, config.DefaultStateStoreCacheMaxBytes) = (cache > 0, cache);
        if ((string?)said["deserializationHandler"] == "continue") config.DeserializationExceptionHandler = (_, _, _) => ExceptionHandlerResponse.CONTINUE;
        if ((string?)said["processingHandler"] == "continue") config.ProcessingExceptionHandler = (_, _) => ExceptionHandlerResponse.CONTINUE;
        return config;
    }
}
