using Streamiz.Kafka.Net.State.Internal;

namespace Streamiz.Kafka.Net.State;

/// <summary>A window store that keeps the time of each value's last update.</summary>
public interface ITimestampedWindowStore<K, V> : IWindowStore<K, ValueAndTimestamp<V>>, ITimestampedStore
{
}
