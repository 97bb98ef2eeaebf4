namespace Streamiz.Kafka.Net.State;

/// <summary>
/// A node that is told of a cached store's updates when the cache is flushed (or an entry is evicted), in the order of their last update.
/// The task's record context is that of the entry's last update during the call.
/// </summary>
internal interface IFlushListener<K, V>
{
    void OnFlush(in StreamRecord<K, Change<V>> update);
}
