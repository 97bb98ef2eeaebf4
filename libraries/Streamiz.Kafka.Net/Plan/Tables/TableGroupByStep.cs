namespace Streamiz.Kafka.Net.Plan;

/// <summary>The grouping of a table, which ignores out-of-order updates of a versioned one.</summary>
internal sealed class TableGroupByStep<K, V, KR, VR>(TableGroupByPlan<K, V, KR, VR> node) : Step(node.Name), IVersionedSemantics
{
    public void UseVersioned(bool versioned) => node.IgnoresOutOfOrder = versioned;

    public override void WriteTo(LogicalTopology topology) => topology.Add(node, ParentNames);
}
