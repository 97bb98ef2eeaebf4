namespace Streamiz.Kafka.Net.State.Enumerator;

/// <summary>Walks over a key's windows; the key of an entry is the window's start, milliseconds. Must be disposed.</summary>
public interface IWindowStoreEnumerator<V> : IKeyValueEnumerator<long, V>
{
}
