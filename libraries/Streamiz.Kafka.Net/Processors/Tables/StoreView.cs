using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>A table's own store.</summary>
internal sealed class StoreView<K, V>(ITableFace<K, V> store) : TableView<K, V>
{
    public override bool IsVersioned => store.IsVersioned;

    public override bool TryGet(K key, out V value, out long timestamp) => store.TryGet(key, out value, out timestamp);

    public override bool TryGetAsOf(K key, long asOf, out V value, out long timestamp) => store.TryGetAsOf(key, asOf, out value, out timestamp);
}
