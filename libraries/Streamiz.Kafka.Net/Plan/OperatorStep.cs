namespace Streamiz.Kafka.Net.Plan;

/// <summary>One operator, with the stores it brings along and those it uses by name.</summary>
internal sealed class OperatorStep(PlanNode node, params IReadOnlyList<StorePlan> stores) : Step(node.Name), IVersionedSemantics
{
    /// <summary>Names of stores that are added elsewhere.</summary>
    public IReadOnlyList<string> Uses { get; init; } = [];

    public PlanNode Node { get; } = node;

    public override long? GraceMs => (Node as IWindowedPlan)?.GraceMs;

    public void UseVersioned(bool versioned) => (Node as IVersionedSemantics)?.UseVersioned(versioned);

    public override void WriteTo(LogicalTopology topology)
    {
        topology.Add(Node, ParentNames);
        foreach (var store in stores) topology.AddStore(store, Node.Name);
        if (Uses.Count > 0) topology.ConnectStores(Node.Name, Uses);
    }
}
