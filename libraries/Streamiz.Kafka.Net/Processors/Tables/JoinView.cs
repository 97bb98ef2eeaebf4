namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>The join of two tables without a store of its own: both rows are looked up and joined.</summary>
internal sealed class JoinView<K, V1, V2, VR>(TableView<K, V1> left, TableView<K, V2> right, Func<K, V1, V2, VR> joiner, bool leftMayLack, bool rightMayLack) : TableView<K, VR>
{
    public override bool TryGet(K key, out VR value, out long timestamp)
    {
        value = default!;
        timestamp = -1;
        // A null key is in no table.
        if (key is null) return false;
        bool hasLeft = left.TryGet(key, out var v1, out long leftTime);
        bool hasRight = right.TryGet(key, out var v2, out long rightTime);
        if ((!hasLeft && !leftMayLack) || (!hasRight && !rightMayLack) || (!hasLeft && !hasRight)) return false;
        timestamp = Math.Max(hasLeft ? leftTime : -1, hasRight ? rightTime : -1);
        value = joiner(key, hasLeft ? v1 : default!, hasRight ? v2 : default!);
        return value is not null;
    }
}
