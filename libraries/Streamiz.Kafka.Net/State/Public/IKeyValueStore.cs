using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A key-value store.</summary>
public interface IKeyValueStore<K, V> : IStateStore, IReadOnlyKeyValueStore<K, V>
{
    /// <summary>Removes the key and returns what was there; the default value when nothing was.</summary>
    V Delete(K key);

    /// <summary>Sets the value; a null one removes the key.</summary>
    void Put(K key, V value);

    /// <summary>Sets several values.</summary>
    void PutAll(IEnumerable<KeyValuePair<K, V>> entries);

    /// <summary>Sets the value if there is none; returns what is there, and the default value when nothing was.</summary>
    V PutIfAbsent(K key, V value);
}
