using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State.Internal;

/// <summary>A kind of store as queries see it.</summary>
/// <typeparam name="T">The read-only interface.</typeparam>
/// <typeparam name="K">Type of the keys.</typeparam>
/// <typeparam name="V">Type of the values.</typeparam>
public interface IQueryableStoreType<T, K, V>
    where T : class
{
    /// <summary>Whether a store can be read so.</summary>
    bool Accepts(IStateStore stateStore);

    /// <summary>One store over those of all local tasks.</summary>
    T Create(IStateStoreProvider<T, K, V> storeProvider, string storeName);
}
