using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>A stream-stream join: both sides, their merge, and the stores. A join of a stream with itself may turn into one side over one store.</summary>
internal sealed class StreamJoinStep<K, V1, V2, VR>(StreamJoinNames names, StreamJoinStores stores, (PlanNode Left, PlanNode Right, PlanNode Merge) nodes) : Step(names.Merge), ISelfJoinStep
{
    private bool _oneStore;

    public required StorePlan LeftStore { get; init; }

    public required StorePlan RightStore { get; init; }

    public StorePlan? PendingStore { get; init; }

    /// <summary>Makes the node of a self join; null when the sides are not of the same type.</summary>
    public Func<PlanNode>? SelfJoin { get; init; }

    /// <summary>The steps that remember the two sides' records.</summary>
    public required (Step Left, Step Right) Windows { get; init; }

    public void UseOneStore()
    {
        if (SelfJoin is null || _oneStore) return;
        var (left, right) = Windows;
        if (left.Parents.Count != 1 || right.Parents.Count != 1 || !ReferenceEquals(left.Parents[0], right.Parents[0])) return;
        _oneStore = true;
        right.Parents[0].Remove(right);
        right.Remove(this);
    }

    public override void WriteTo(LogicalTopology topology)
    {
        if (_oneStore)
        {
            topology.Add(SelfJoin!(), names.LeftWindow);
            topology.AddStore(LeftStore, names.LeftWindow, names.Merge);
            return;
        }

        topology.Add(nodes.Left, names.LeftWindow);
        topology.Add(nodes.Right, names.RightWindow);
        topology.Add(nodes.Merge, names.Left, names.Right);
        topology.AddStore(LeftStore, names.LeftWindow, names.Right);
        topology.AddStore(RightStore, names.RightWindow, names.Left);
        if (PendingStore is not null) topology.AddStore(PendingStore, names.Left, names.Right);
    }

    /// <summary>Names of the stores.</summary>
    public StreamJoinStores Stores => stores;
}
