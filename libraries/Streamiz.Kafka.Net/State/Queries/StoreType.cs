using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>A kind of store, said by two functions: how one is viewed, and how several are put together.</summary>
/// <param name="view">The view of a store of the library; null when it is of another kind.</param>
/// <param name="together">One store over the views of all tasks.</param>
internal sealed class StoreType<T, K, V>(Func<IStateStore, Lock, T?> view, Func<Func<IEnumerable<T>>, T> together) : IQueryableStoreType<T, K, V>, IStoreView<T>
    where T : class
{
    public bool Accepts(IStateStore stateStore) => stateStore is T || view(stateStore, new Lock()) is not null;

    public T Create(IStateStoreProvider<T, K, V> storeProvider, string storeName) => together(() => storeProvider.Stores(storeName, this));

    public T View(IStateStore store, Lock gate)
    {
        if (!store.IsOpen)
            throw new InvalidStateStoreException($"store {store.Name} is not open: it may have moved to another instance");
        return view(store, gate) ?? store as T ?? throw new InvalidStateStoreException($"store {store.Name} cannot be read as {typeof(T).Name}");
    }
}
