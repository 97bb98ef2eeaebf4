using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>The store of a windowed table.</summary>
internal sealed class WindowStoreView<K, V>(IWindowFace<K, V> store) : TableView<Windowed<K>, V>
{
    public override bool TryGet(Windowed<K> key, out V value, out long timestamp) => store.TryFetch(key.Key, key.Window.StartMs, out value, out timestamp);
}
