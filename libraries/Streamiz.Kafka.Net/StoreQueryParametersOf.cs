using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net;

/// <summary>Which store is asked for, and as what.</summary>
/// <typeparam name="T">The read-only interface.</typeparam>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class StoreQueryParameters<T, K, V>
    where T : class
{
    internal StoreQueryParameters(string storeName, IQueryableStoreType<T, K, V> queryableStoreType, int? partition = null, bool staleStores = false)
    {
        Partition = partition;
        StaleStoresEnabled = staleStores;
        StoreName = storeName;
        QueryableStoreType = queryableStoreType;
    }

    /// <summary>What kind of store it is.</summary>
    public IQueryableStoreType<T, K, V> QueryableStoreType { get; }

    /// <summary>Its name.</summary>
    public string StoreName { get; }

    /// <summary>The one partition that is asked for; null for all that this instance has. (Kafka Streams' own.)</summary>
    public int? Partition { get; }

    /// <summary>The same, for one partition alone: when this instance does not work on that one, the query fails instead of finding nothing. (Kafka Streams' own.)</summary>
    /// <param name="partition">The partition, such as <see cref="KeyQueryMetadata.Partition"/>.</param>
    public StoreQueryParameters<T, K, V> WithPartition(int partition) => new(StoreName, QueryableStoreType, partition, StaleStoresEnabled);

    /// <summary>Whether stores that may be behind are read, too. (Kafka Streams' own.)</summary>
    public bool StaleStoresEnabled { get; }

    /// <summary>
    /// The same, with stores that may be behind their changelogs: those of standby tasks, and those that are still being restored.
    /// <see cref="KafkaStream.AllLocalStorePartitionLags"/> says how far. (Kafka Streams' own.)
    /// </summary>
    public StoreQueryParameters<T, K, V> EnableStaleStores() => new(StoreName, QueryableStoreType, Partition, staleStores: true);
}
