using Streamiz.Broker.Topics;
using Streamiz.Protocol;

namespace Streamiz.Broker.Core;

/// <summary>
/// Who leads and coordinates what, as the node knows it that a connection leads to. The embedded broker is one node and has everything; the simulation puts
/// several nodes before one core and moves leaders among them.
/// </summary>
internal interface IPlacement
{
    /// <summary>The node that the connection leads to.</summary>
    int NodeId { get; }

    int ControllerId { get; }

    IReadOnlyList<PlacedNode> Nodes { get; }

    /// <summary>The node that leads a partition, -1 while there is none, and its epoch.</summary>
    (int Node, int Epoch) Leader(Partition partition);

    /// <summary>The node that coordinates groups, or transactions; null while there is none.</summary>
    PlacedNode? Coordinator(bool ofTransactions);

    /// <summary>Why this node cannot answer a request that only a coordinator answers.</summary>
    ErrorCode Refuse(Call call);

    /// <summary>Why a partition cannot be read or written here by somebody who knows of an epoch (-1: of none).</summary>
    ErrorCode Refuse(Partition partition, int knownEpoch)
    {
        (int node, int epoch) = Leader(partition);
        if (knownEpoch >= 0 && knownEpoch != epoch) return knownEpoch < epoch ? ErrorCode.FencedLeaderEpoch : ErrorCode.UnknownLeaderEpoch;
        return node == NodeId ? ErrorCode.None : ErrorCode.NotLeaderOrFollower;
    }
}
