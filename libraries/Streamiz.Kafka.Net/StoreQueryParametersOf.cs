using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net;

/// <summary>Which store is asked for, and as what.</summary>
/// <typeparam name="T">The read-only interface.</typeparam>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public class StoreQueryParameters<T, K, V>
    where T : class
{
    internal StoreQueryParameters(string storeName, IQueryableStoreType<T, K, V> queryableStoreType)
    {
        StoreName = storeName;
        QueryableStoreType = queryableStoreType;
    }

    /// <summary>What kind of store it is.</summary>
    public IQueryableStoreType<T, K, V> QueryableStoreType { get; }

    /// <summary>Its name.</summary>
    public string StoreName { get; }
}
