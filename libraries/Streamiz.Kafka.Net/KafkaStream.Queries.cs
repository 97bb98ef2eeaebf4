using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Runtime;

namespace Streamiz.Kafka.Net;

/// <content>Interactive queries.</content>
public sealed partial class KafkaStream
{
    /// <summary>
    /// A store of this instance's tasks, to be read from any thread while they work. What is read is what this instance has: keys of other partitions
    /// are with other instances. A task that closes its store waits for a read that is under way.
    /// </summary>
    /// <exception cref="IllegalStateException">The instance is not at work: it was not started, has stopped, or has failed.</exception>
    /// <exception cref="InvalidStateStoreException">The instance has no such store at present.</exception>
    public T Store<T, K, V>(StoreQueryParameters<T, K, V> storeQueryParameters)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(storeQueryParameters);
        if (!CurrentState.IsRunning()) throw new IllegalStateException($"the instance is {CurrentState}, and its stores can be read only while it is running: start it, and wait for {State.RUNNING}");
        bool stale = storeQueryParameters.StaleStoresEnabled;
        // Those at work come first: of a task that is at work and kept as well, the copy is not asked.
        var provider = new LocalStores<T, K, V>(
            () => stale ? Threads.SelectMany(t => t.Queryable).Concat(Threads.SelectMany(t => t.QueryableStale)) : Threads.SelectMany(t => t.Queryable), storeQueryParameters.Partition);
        // Looked for once now, so that a wrong name shows here and not at the first read.
        _ = provider.Stores(storeQueryParameters.StoreName, storeQueryParameters.QueryableStoreType);
        return storeQueryParameters.QueryableStoreType.Create(provider, storeQueryParameters.StoreName);
    }

    /// <summary>
    /// How far the stores that this instance has are behind their changelogs, by store and partition: those at work are not behind, those that are restored
    /// or kept as standbys may be. Stores without a changelog are left out. Nothing is asked of the cluster for it: ends are as of its last answer to a thread.
    /// </summary>
    /// <exception cref="InvalidStateStoreException">The instance is not at work.</exception>
    public IDictionary<string, IDictionary<int, LagInfo>> AllLocalStorePartitionLags()
    {
        if (!CurrentState.IsRunning()) throw new InvalidStateStoreException($"the instance is {CurrentState}, and has no stores");
        var lags = new Dictionary<string, IDictionary<int, LagInfo>>(StringComparer.Ordinal);
        foreach (var thread in Threads) thread.AddLags(lags);
        return lags;
    }
}
