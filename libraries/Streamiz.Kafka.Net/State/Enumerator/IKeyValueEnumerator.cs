namespace Streamiz.Kafka.Net.State.Enumerator;

/// <summary>Walks over entries of a store. Must be disposed.</summary>
public interface IKeyValueEnumerator<K, V> : IEnumerator<KeyValuePair<K, V>?>
{
    /// <summary>The key of the next entry, without going there.</summary>
    /// <exception cref="Errors.NotMoreValueException">There is none.</exception>
    K PeekNextKey();
}
