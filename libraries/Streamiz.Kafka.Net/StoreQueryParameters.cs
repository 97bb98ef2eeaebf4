using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net;

/// <summary>Makes <see cref="StoreQueryParameters{T, K, V}"/>.</summary>
public static class StoreQueryParameters
{
    /// <summary>A store by its name and kind (see <see cref="State.QueryableStoreTypes"/>).</summary>
    public static StoreQueryParameters<T, K, V> FromNameAndType<T, K, V>(string storeName, IQueryableStoreType<T, K, V> queryableStoreType)
        where T : class => new(storeName, queryableStoreType);
}
