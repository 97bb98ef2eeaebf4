using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State;

/// <summary>Reads a key-value store. Order is that of the serialized keys, by unsigned bytes. What is enumerated partly must be disposed.</summary>
public interface IReadOnlyKeyValueStore<K, V>
{
    /// <summary>All entries.</summary>
    IEnumerable<KeyValuePair<K, V>> All();

    /// <summary>The number of entries; an estimate where counting would cost a walk.</summary>
    long ApproximateNumEntries();

    /// <summary>The value under the key; the default value when there is none.</summary>
    V Get(K key);

    /// <summary>Entries between two keys, both inclusive; a null key means no bound.</summary>
    IKeyValueEnumerator<K, V> Range(K from, K to);

    /// <summary>All entries, from the last to the first.</summary>
    IEnumerable<KeyValuePair<K, V>> ReverseAll();

    /// <summary>Entries between two keys, both inclusive, from the last to the first; a null key means no bound.</summary>
    IKeyValueEnumerator<K, V> ReverseRange(K from, K to);

    /// <summary>Entries whose serialized key starts with the bytes of a prefix.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="serdes">How the prefix is serialized.</param>
    IKeyValueEnumerator<K, V> PrefixScan<P>(P prefix, SerDes.ISerDes<P> serdes) =>
        throw new NotSupportedException($"{GetType().Name} does not read by prefix");
}
