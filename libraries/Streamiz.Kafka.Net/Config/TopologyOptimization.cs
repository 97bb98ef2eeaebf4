namespace Streamiz.Kafka.Net;

/// <summary>Rewritings of the topology that save topics or stores.</summary>
[Flags]
public enum TopologyOptimization
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A table's changelog is its source topic.</summary>
    ReuseTableSourceTopics = 1,

    /// <summary>Repartitions of the same stream share one topic.</summary>
    MergeRepartitionTopics = 2,

    /// <summary>A stream joined with itself keeps one store.</summary>
    SingleStoreSelfJoin = 4,

    /// <summary>All of them.</summary>
    All = ReuseTableSourceTopics | MergeRepartitionTopics | SingleStoreSelfJoin,
}
