using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.State.Internal;
using Streamiz.Kafka.Net.State.Queries;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>The stores of the tasks that are here at the moment of a query, each read under its task's gate.</summary>
internal sealed class LocalStores<T, K, V>(Func<IEnumerable<StreamTask>> tasks, int? partition = null) : IStateStoreProvider<T, K, V>
    where T : class
{
    public IEnumerable<T> Stores(string storeName, IQueryableStoreType<T, K, V> queryableStoreType)
    {
        var found = new List<T>();
        var seen = new HashSet<Processors.Internal.TaskId>();
        bool global = false;
        foreach (var task in tasks())
        {
            // Every thread has its own copy of a global store, and one is enough.
            if (global && task.Id.Id < 0) continue;
            // A global store has no partitions to choose from.
            if (partition is { } one && task.Id.Id >= 0 && task.Id.Partition != one) continue;
            if (task.Id.Id >= 0 && !seen.Add(task.Id)) continue;
            var store = task.Stores.FirstOrDefault(s => s.Name == storeName);
            if (store is null) continue;
            global |= task.Id.Id < 0;
            if (queryableStoreType is IStoreView<T> view) found.Add(view.View(store, task.Context.Gate));
            else if (queryableStoreType.Accepts(store) && store is T same) found.Add(same);
            else throw new InvalidStateStoreException($"store {storeName} cannot be read as {typeof(T).Name}");
        }

        if (found.Count > 0) return found;
        string which = partition is { } wanted ? $"partition {wanted} of " : "";
        throw new InvalidStateStoreException($"no task of this instance has {which}store {storeName} at present; it may have moved to another instance");
    }
}
