using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.State;

/// <summary>A store that keeps, for each key, the values of its history. Ours and Kafka Streams'; Streamiz has none.</summary>
public interface IVersionedKeyValueStore<K, V> : IStateStore
{
    /// <summary><see cref="Put"/> returned this: no later version is known, the new one is the latest.</summary>
    const long ValidToUndefined = -1;

    /// <summary><see cref="Put"/> returned this: the version was older than the history kept, and was left out.</summary>
    const long NotPut = long.MinValue;

    /// <summary>Puts a version; a null value says that the key was deleted at that time.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="timestamp">From when it holds, milliseconds.</param>
    /// <returns>Until when it holds, or one of the two constants.</returns>
    long Put(K key, V value, long timestamp);

    /// <summary>Puts a deletion; returns what held at that time.</summary>
    VersionedRecord<V>? Delete(K key, long timestamp);

    /// <summary>The latest value; null when there is none.</summary>
    VersionedRecord<V>? Get(K key);

    /// <summary>What held at a time, milliseconds; null when nothing did, or when that is older than the history kept.</summary>
    VersionedRecord<V>? Get(K key, long asOfTimestamp);
}
