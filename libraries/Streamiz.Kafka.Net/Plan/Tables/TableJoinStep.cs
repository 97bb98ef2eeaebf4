namespace Streamiz.Kafka.Net.Plan;

/// <summary>A table-table join: its two sides, their merge, and the result's store.</summary>
internal sealed class TableJoinStep<K, V1, V2, VR>(TableMergePlan<K, V1, V2, VR> merge, (string Name, IReadOnlyList<string> ViewStores) left, (string Name, IReadOnlyList<string> ViewStores) right, StorePlan? store)
    : Step(merge.Name), IVersionedSemantics
{
    public void UseVersioned(bool versioned)
    {
        merge.This.IgnoresOutOfOrder = Parents.Find(p => p.Name == left.Name)?.IsBehindVersioned() ?? false;
        merge.Other.IgnoresOutOfOrder = Parents.Find(p => p.Name == right.Name)?.IsBehindVersioned() ?? false;
    }

    public override void WriteTo(LogicalTopology topology)
    {
        topology.Add(merge.This, left.Name);
        topology.Add(merge.Other, right.Name);
        topology.Add(merge, merge.This.Name, merge.Other.Name);
        topology.ConnectStores(merge.This.Name, right.ViewStores);
        topology.ConnectStores(merge.Other.Name, left.ViewStores);
        if (store is not null) topology.AddStore(store, merge.Name);
    }
}
