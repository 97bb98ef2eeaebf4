using Streamiz.Broker.Topics;
using Streamiz.Protocol;

namespace Streamiz.Broker.Core;

/// <summary>One node that leads and coordinates everything, always in its first epoch.</summary>
internal sealed class SingleNode(int id, Endpoint endpoint) : IPlacement
{
    private readonly PlacedNode[] _nodes = [new(id, endpoint)];

    public int NodeId => id;

    public int ControllerId => id;

    public IReadOnlyList<PlacedNode> Nodes => _nodes;

    public (int Node, int Epoch) Leader(Partition partition) => (id, 0);

    public PlacedNode Coordinator(bool ofTransactions) => _nodes[0];

    public ErrorCode Refuse(Call call) => ErrorCode.None;
}
