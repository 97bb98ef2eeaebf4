namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>Rows of a value type, seen with nulls.</summary>
internal sealed class NullableView<K, V>(TableView<K, V> table) : TableView<K, V?>
    where V : struct
{
    public override bool IsVersioned => table.IsVersioned;

    public override bool TryGet(K key, out V? value, out long timestamp) => Seen(table.TryGet(key, out var found, out timestamp), found, out value);

    public override bool TryGetAsOf(K key, long asOf, out V? value, out long timestamp) => Seen(table.TryGetAsOf(key, asOf, out var found, out timestamp), found, out value);

    private static bool Seen(bool has, V found, out V? value)
    {
        value = has ? found : null;
        return has;
    }
}
