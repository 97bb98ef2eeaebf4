using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net.State;

/// <summary>A key-value store that keeps the time of each value's last update.</summary>
public interface ITimestampedKeyValueStore<K, V> : IKeyValueStore<K, ValueAndTimestamp<V>>, ITimestampedStore
{
}
