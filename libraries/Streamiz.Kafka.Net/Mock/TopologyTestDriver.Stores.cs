using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net.Mock;

/// <content>Stores of the driver's task.</content>
public partial class TopologyTestDriver
{
    /// <summary>A key-value store, also a table's (without its times); null when there is none of that name.</summary>
    public IReadOnlyKeyValueStore<K, V> GetKeyValueStore<K, V>(string name) => Store(name, QueryableStoreTypes.KeyValueStore<K, V>())!;

    /// <summary>A window store, also a windowed table's (without its times); null when there is none of that name.</summary>
    public IReadOnlyWindowStore<K, V> GetWindowStore<K, V>(string name) => Store(name, QueryableStoreTypes.WindowStore<K, V>())!;

    /// <summary>A session store; null when there is none of that name. (Ours.)</summary>
    public IReadOnlySessionStore<K, V> GetSessionStore<K, V>(string name) => Store(name, QueryableStoreTypes.SessionStore<K, V>())!;

    private T? Store<T, K, V>(string name, IQueryableStoreType<T, K, V> type)
        where T : class
    {
        if (!_task.Context.Stores.ContainsKey(name)) return null;
        StreamTask[] tasks = _global is null ? [_task] : [_task, _global];
        var provider = new LocalStores<T, K, V>(() => tasks);
        try
        {
            _ = provider.Stores(name, type);
        }
        catch (InvalidStateStoreException) when (!IsStopped)
        {
            return null;
        }

        return type.Create(provider, name);
    }
}
