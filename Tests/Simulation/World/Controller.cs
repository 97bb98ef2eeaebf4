using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;

namespace Streamiz.Simulation.Tests.World;

/// <summary>
/// Decides who leads: a node that is dead or frozen for a while is fenced, and others take its partitions over, in the next epoch. Each node comes to know
/// it a little later.
/// </summary>
internal sealed class Controller(SimWorld world, SimCluster cluster)
{
    private const int NoLeader = -1, LongestSessionMs = 3_000, LongestLagMs = 400, LongestLoadMs = 600;

    private readonly List<(string Topic, int Partition)> _known = [];
    private readonly Dictionary<(string Topic, int Partition), int> _first = [];
    private readonly Dictionary<(string Topic, int Partition), long> _loadedAt = [];
    private Leadership _now = Leadership.First;

    /// <summary>Who leads these coordinates.</summary>
    public static (string Topic, int Partition) Groups { get; } = (TopicStore.OffsetsTopic, 0);

    public static (string Topic, int Partition) Transactions { get; } = (TopicStore.TransactionsTopic, 0);

    private bool IsAlone => cluster.Nodes.Count == 1;

    public (int Node, int Epoch) Leader((string Topic, int Partition) key) => Leader(_now, key);

    public (int Node, int Epoch) Leader(Leadership known, (string Topic, int Partition) key)
    {
        if (IsAlone) return (cluster.Nodes[0].NodeId, 0);
        if (known.Changed.TryGetValue(key, out var leader)) return leader;
        if (!_first.TryGetValue(key, out int first))
        {
            int at = key.Topic.Sum(c => c) + key.Partition;
            first = Enumerable.Range(at, cluster.Nodes.Count).Select(i => cluster.Nodes[i % cluster.Nodes.Count].NodeId).FirstOrDefault(n => !_now.Fenced.Contains(n), NoLeader);
            _known.Add(key);
            _first.Add(key, first);
        }
        return (first, 0);
    }

    /// <summary>Whether a partition's leader can be reached.</summary>
    public bool IsLed(Partition partition) => Leader((partition.Topic.Name, partition.Index)).Node is var id && cluster.Nodes.Any(n => n.NodeId == id && n.IsAwake);

    /// <summary>Why a node is not the coordinator at present.</summary>
    public ErrorCode Refuse(SimNode node, (string Topic, int Partition) key)
    {
        if (Leader(node.View, key).Node != node.NodeId || Leader(key).Node != node.NodeId) return ErrorCode.NotCoordinator;
        return world.Now < _loadedAt.GetValueOrDefault(key) ? ErrorCode.CoordinatorLoadInProgress : ErrorCode.None;
    }

    /// <summary>A node has come up, gone, or is not heard of for a while.</summary>
    public void Changed(SimNode node)
    {
        if (IsAlone) return;
        if (node.IsAwake)
        {
            world.After(world.Random.Next(LongestLagMs), () => node.View = _now);
            Unfence(node);
            return;
        }
        int life = node.Life;
        world.After(world.Random.Next(LongestSessionMs), () =>
        {
            if (!node.IsAwake && node.Life == life) Fence(node);
        });
    }

    /// <summary>Gives some partitions another leader, or coordinators another place, though nothing is wrong.</summary>
    public void Move()
    {
        if (IsAlone || _known.Count == 0) return;
        var moves = new List<((string, int), int)>();
        for (int left = world.Random.Next(1, 4); left > 0; left--)
            if (Other(NoLeader) is > 0 and var to) moves.Add((_known[world.Random.Next(_known.Count)], to));
        Put(moves.Where(m => Leader(m.Item1).Node != m.Item2).DistinctBy(m => m.Item1), _now.Fenced);
    }

    /// <summary>A core that is new does not know in which epoch its partitions are.</summary>
    public void PutEpochs()
    {
        foreach (var (key, leader) in _now.Changed) PutEpoch(key, leader.Epoch);
    }

    private void Fence(SimNode node)
    {
        if (_now.Fenced.Contains(node.NodeId)) return;
        var fenced = new HashSet<int>(_now.Fenced) { node.NodeId };
        Put(_known.Where(k => Leader(k).Node == node.NodeId).Select(k => (k, Other(node.NodeId))).ToList(), fenced);
    }

    // Who comes back before he was missed leads on, in a new epoch if he had died; who was missed takes what nobody has.
    private void Unfence(SimNode node)
    {
        var fenced = new HashSet<int>(_now.Fenced);
        bool wasFenced = fenced.Remove(node.NodeId);
        bool isNew = node.Life > 0;
        Put(_known.Where(k => Leader(k).Node == NoLeader || (isNew && !wasFenced && Leader(k).Node == node.NodeId)).Select(k => (k, node.NodeId)).ToList(), fenced);
    }

    private int Other(int than)
    {
        int[] others = [.. cluster.Nodes.Where(n => n.NodeId != than && n.IsUp && !_now.Fenced.Contains(n.NodeId)).Select(n => n.NodeId)];
        return others.Length == 0 ? NoLeader : others[world.Random.Next(others.Length)];
    }

    private void Put(IEnumerable<((string Topic, int Partition) Key, int Node)> moves, IReadOnlySet<int> fenced)
    {
        var changed = new Dictionary<(string, int), (int, int)>(_now.Changed);
        bool isLoaded = false;
        foreach (var (key, node) in moves)
        {
            var leader = (node, Leader(key).Epoch + 1);
            changed[key] = leader;
            PutEpoch(key, leader.Item2);
            world.Trace($"{key.Topic}-{key.Partition} is led by {node} in epoch {leader.Item2}");
            if (key != Groups && key != Transactions) continue;
            _loadedAt[key] = world.Now + world.Random.Next(LongestLoadMs);
            isLoaded = true;
        }
        _now = new Leadership(_now.Version + 1, changed, fenced);
        if (isLoaded) cluster.Reload();
        var next = _now;
        foreach (var node in cluster.Nodes)
        {
            world.After(world.Random.Next(LongestLagMs), () =>
            {
                if (!node.IsAwake || node.View.Version >= next.Version) return;
                node.View = next;
                cluster.LookAgain();
            });
        }
    }

    private void PutEpoch((string Topic, int Partition) key, int epoch)
    {
        if (cluster.IsUp && cluster.Core.Topics.Find(key.Topic, key.Partition) is { } partition) partition.Log.LeaderEpoch = epoch;
    }
}
