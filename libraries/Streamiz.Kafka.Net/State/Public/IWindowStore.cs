using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A window store.</summary>
public interface IWindowStore<K, V> : IStateStore, IReadOnlyWindowStore<K, V>
{
    /// <summary>Sets the value of a window; a null one removes it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="windowStartTimestamp">Start of the window, milliseconds.</param>
    void Put(K key, V value, long windowStartTimestamp);
}
