namespace Streamiz.Kafka.Net.State.Internal;

/// <summary>Finds the local tasks' stores.</summary>
/// <typeparam name="T">The read-only interface.</typeparam>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public interface IStateStoreProvider<T, K, V>
    where T : class
{
    /// <summary>The stores of that name, one a task.</summary>
    /// <exception cref="Errors.InvalidStateStoreException">There is none, it is of another kind, or it has moved away.</exception>
    IEnumerable<T> Stores(string storeName, IQueryableStoreType<T, K, V> queryableStoreType);
}
