namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>A filtered table without a store of its own.</summary>
internal sealed class FilterView<K, V>(TableView<K, V> parent, Func<K, V, bool> keep) : TableView<K, V>
{
    public override bool IsVersioned => parent.IsVersioned;

    public override bool TryGet(K key, out V value, out long timestamp) => Passes(key, parent.TryGet(key, out value, out timestamp), ref value);

    public override bool TryGetAsOf(K key, long asOf, out V value, out long timestamp) => Passes(key, parent.TryGetAsOf(key, asOf, out value, out timestamp), ref value);

    private bool Passes(K key, bool found, ref V value)
    {
        if (found && keep(key, value)) return true;
        value = default!;
        return false;
    }
}
