namespace Streamiz.Kafka.Net.State;

/// <summary>Where a store's entries lie.</summary>
internal enum StoreBacking
{
    /// <summary>In a RocksDB database below the task's folder.</summary>
    RocksDb,

    /// <summary>In memory.</summary>
    Memory,

    /// <summary>In memory, the least recently used ones forgotten.</summary>
    Lru,

    /// <summary>In a store of the user's own.</summary>
    Foreign,
}
