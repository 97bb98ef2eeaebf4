using Streamiz.Kafka.Net.State.Enumerator;

namespace Streamiz.Kafka.Net.State.Queries;

/// <summary>Walks over a key's windows that have been read already.</summary>
internal sealed class WindowListEnumerator<V>(List<KeyValuePair<long, V>> entries) : ListEnumerator<long, V>(entries), IWindowStoreEnumerator<V>
{
}
