namespace Streamiz.Kafka.Net;

/// <summary>Where the DSL keeps state when nothing else is said.</summary>
public enum DslStoreKind
{
    /// <summary>On disk, in RocksDB.</summary>
    RocksDb = 0,

    /// <summary>In memory.</summary>
    InMemory = 1,
}
