using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Simulation.Tests.World;

/// <summary>A node: its connections, and what it knows of the cluster, which may be old. It may be frozen, and it may die.</summary>
internal sealed class SimNode : IPlacement
{
    private readonly SimWorld _world;
    private readonly SimCluster _cluster;
    private readonly List<BrokerEnd> _ends = [];
    private readonly List<BrokerEnd> _answered = [];

    public SimNode(SimWorld world, SimCluster cluster, int id)
    {
        (_world, _cluster) = (world, cluster);
        Placed = new PlacedNode(id, new Endpoint($"broker{id}", 9092));
    }

    public PlacedNode Placed { get; }

    public int NodeId => Placed.Id;

    public string Address => $"{Placed.Endpoint.Host}:{Placed.Endpoint.Port}";

    public bool IsUp { get; private set; }

    public bool IsFrozen { get; private set; }

    public bool IsAwake => IsUp && !IsFrozen;

    /// <summary>Grows when it dies.</summary>
    public int Life { get; private set; }

    public Corruption? Corruption => _world.Corruption;

    public long UnixNow => _world.Clock.UnixNow;

    /// <summary>What the node knows.</summary>
    public Leadership View { get; set; } = Leadership.First;

    public int ControllerId => _cluster.Nodes[0].NodeId;

    public IReadOnlyList<PlacedNode> Nodes => [.. _cluster.Nodes.Where(n => !View.Fenced.Contains(n.NodeId)).Select(n => n.Placed)];

    public (int Node, int Epoch) Leader(Partition partition) => _cluster.Controller.Leader(View, (partition.Topic.Name, partition.Index));

    public PlacedNode? Coordinator(bool ofTransactions)
    {
        int id = _cluster.Controller.Leader(View, ofTransactions ? Controller.Transactions : Controller.Groups).Node;
        return _cluster.Nodes.FirstOrDefault(n => n.NodeId == id)?.Placed;
    }

    public ErrorCode Refuse(Partition partition, int knownEpoch)
    {
        (int node, int epoch) = Leader(partition);
        if (knownEpoch >= 0 && knownEpoch != epoch) return knownEpoch < epoch ? ErrorCode.FencedLeaderEpoch : ErrorCode.UnknownLeaderEpoch;
        // One that has been replaced and does not know it gets no agreement of the others to what it writes.
        return node == NodeId && _cluster.Controller.Leader((partition.Topic.Name, partition.Index)).Node == NodeId ? ErrorCode.None : ErrorCode.NotLeaderOrFollower;
    }

    public ErrorCode Refuse(Call call)
    {
        if (_cluster.Nodes.Count == 1) return ErrorCode.None;
        (string, int)? key = call.Api switch
        {
            Api.OffsetCommit or Api.OffsetFetch or Api.JoinGroup or Api.SyncGroup or Api.Heartbeat or Api.LeaveGroup or Api.TxnOffsetCommit or Api.ConsumerGroupHeartbeat or Api.StreamsGroupHeartbeat => Controller.Groups,
            Api.AddPartitionsToTxn or Api.AddOffsetsToTxn or Api.EndTxn => Controller.Transactions,
            Api.InitProducerId when call.Read<InitProducerIdRequest>().TransactionalId is not null => Controller.Transactions,
            _ => null,
        };
        return key is { } there ? _cluster.Controller.Refuse(this, there) : ErrorCode.None;
    }

    public BrokerEnd Accept(SimWire wire)
    {
        var end = new BrokerEnd(this, wire, _cluster);
        _ends.Add(end);
        return end;
    }

    public void Left(BrokerEnd end) => _ends.Remove(end);

    /// <summary>A request that waited has its answer: it is sent, and what came behind it is handled, after the present event.</summary>
    public void Answered(BrokerEnd end)
    {
        _answered.Add(end);
        if (_answered.Count == 1) _world.At(_world.Now, Resume);
    }

    public void Start()
    {
        if (IsUp) return;
        _world.Trace($"node {NodeId} starts");
        IsUp = true;
        _cluster.Changed(this);
    }

    public void Die()
    {
        if (!IsUp) return;
        _world.Trace($"node {NodeId} dies");
        IsUp = false;
        IsFrozen = false;
        Life++;
        foreach (var end in _ends.ToArray()) end.Die();
        _ends.Clear();
        _answered.Clear();
        _cluster.Changed(this);
    }

    public void Freeze(int ms)
    {
        if (!IsAwake) return;
        _world.Trace($"node {NodeId} freezes for {ms} ms");
        IsFrozen = true;
        _cluster.Controller.Changed(this);
        int life = Life;
        _world.After(ms, () =>
        {
            if (life != Life) return;
            IsFrozen = false;
            _cluster.Controller.Changed(this);
            _cluster.Tick();
            Resume();
            foreach (var end in _ends.ToArray()) end.Handle();
        });
    }

    /// <summary>The core goes away, and another comes.</summary>
    public void Detach()
    {
        foreach (var end in _ends) end.Detach();
    }

    /// <summary>The other core is there.</summary>
    public void Attach()
    {
        foreach (var end in _ends.ToArray()) end.Attach();
    }

    private void Resume()
    {
        if (!IsAwake) return;
        var answered = _answered.ToArray();
        _answered.Clear();
        foreach (var end in answered)
        {
            end.Send();
            end.Handle();
        }
        _cluster.ScheduleTick();
    }
}
