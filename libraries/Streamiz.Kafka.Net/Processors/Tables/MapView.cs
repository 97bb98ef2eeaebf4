namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>A table with other values and without a store of its own.</summary>
internal sealed class MapView<K, V, VR>(TableView<K, V> parent, Func<K, V, VR> mapper) : TableView<K, VR>
{
    public override bool IsVersioned => parent.IsVersioned;

    public override bool TryGet(K key, out VR value, out long timestamp) => Map(key, parent.TryGet(key, out var found, out timestamp), found, out value);

    public override bool TryGetAsOf(K key, long asOf, out VR value, out long timestamp) =>
        Map(key, parent.TryGetAsOf(key, asOf, out var found, out timestamp), found, out value);

    private bool Map(K key, bool there, V found, out VR value)
    {
        value = there ? mapper(key, found) : default!;
        return there && value is not null;
    }
}
