using Streamiz.Client.Connections;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Metadata;

/// <summary>What the client knows of the cluster, kept fresh: nodes, leaders of the topics that somebody wants, connections.</summary>
public sealed class Cluster
{
    private readonly ClientContext _context;
    private readonly Dictionary<int, Node> _nodes = [];
    private readonly Dictionary<(int Node, ConnectionRole Role), Connection> _connections = [];
    private readonly List<Connection> _all = [];
    private readonly List<Node> _bootstrap;
    private readonly Dictionary<string, TopicInfo> _topics = [];
    private readonly Dictionary<Guid, TopicInfo> _topicsById = [];
    private readonly Dictionary<string, ErrorCode> _wanted = [];
    private bool _asking;
    private bool _stale = true;
    private long _askAt;
    private long _notBefore;
    private int _failures;

    internal Cluster(ClientContext context)
    {
        _context = context;
        _bootstrap = BootstrapAddresses.Parse(context.Options.BootstrapServers);
        Coordinators = new Coordinators(context, this);
    }

    /// <summary>Grows with each answer of the cluster, so that others see that something may have changed.</summary>
    public int Version { get; private set; }

    /// <summary>The cluster's id, when it has one and has been reached.</summary>
    public string? ClusterId { get; private set; }

    /// <summary>The nodes, when the cluster has been reached.</summary>
    public IReadOnlyCollection<Node> Nodes => _nodes.Values;

    internal int ControllerId { get; private set; } = -1;

    internal Coordinators Coordinators { get; }

    internal IReadOnlyList<Connection> Connections => _all;

    /// <summary>Has the topic's metadata kept from now on. Answers what is known at present, or null.</summary>
    public TopicInfo? Topic(string name)
    {
        if (_topics.TryGetValue(name, out var info)) return info;
        if (!_wanted.TryAdd(name, ErrorCode.None)) return null;
        // Whoever asks waits for the answer: without another round nobody would ask the cluster before something else happens.
        Refresh();
        _context.Progressed();
        return null;
    }

    /// <summary>How many partitions a topic has; 0 while that is not known. Has its metadata kept from now on.</summary>
    public int PartitionCount(string topic) => Topic(topic)?.Partitions.Count ?? 0;

    /// <summary>What the cluster said last of a wanted topic: none, or for instance that it does not exist.</summary>
    public ErrorCode TopicError(string name) => _wanted.GetValueOrDefault(name);

    /// <summary>The level that a feature of the cluster is switched to; 0 when it has none or no node has been reached.</summary>
    internal short FeatureLevel(string feature)
    {
        foreach (var connection in _all)
            if (connection.Versions is { } versions) return versions.FeatureLevel(feature);
        return 0;
    }

    /// <summary>A topic by its id.</summary>
    internal TopicInfo? Topic(Guid id) => _topicsById.GetValueOrDefault(id);

    /// <summary>Asks the cluster again soon.</summary>
    public void Refresh()
    {
        if (_stale) return;
        _stale = true;
        // Parts find out after the cluster has had its turn: without this nobody would come back before something else happens.
        if (!_asking) _context.DueAt(Math.Max(_notBefore, _context.Now));
    }

    /// <summary>A node by its number, or null.</summary>
    internal Node? Find(int id) => _nodes.GetValueOrDefault(id);

    /// <summary>The connection to a node; null when the node is not known.</summary>
    internal Connection? To(int nodeId, ConnectionRole role)
    {
        if (_connections.TryGetValue((nodeId, role), out var connection)) return connection;
        var node = nodeId < 0 ? _bootstrap.Find(b => b.Id == nodeId) : _nodes.GetValueOrDefault(nodeId);
        if (node is null) return null;
        connection = new Connection(_context, node, role);
        _connections.Add((nodeId, role), connection);
        _all.Add(connection);
        return connection;
    }

    /// <summary>A connection to any node: the least busy that is ready, else one that can be tried.</summary>
    internal Connection Any(ConnectionRole role = ConnectionRole.General)
    {
        Connection? best = null;
        foreach (var node in _nodes.Values) best = Better(best, To(node.Id, role)!);
        // Nodes that cannot be reached may have new addresses: those given to begin with are tried again.
        if (best is null || best.State == ConnectionState.BackingOff)
            foreach (var node in _bootstrap) best = Better(best, To(node.Id, role)!);
        return best!;
    }

    /// <summary>The connection to the leader of a partition; null while it is not known.</summary>
    internal Connection? Leader(string topic, int partition, ConnectionRole role)
    {
        var info = Topic(topic);
        if (info is null || partition >= info.Partitions.Count || info.Partitions[partition].Leader < 0)
        {
            Refresh();
            return null;
        }
        return To(info.Partitions[partition].Leader, role);
    }

    internal void NewLeader(string topic, int partition, int leader, int epoch)
    {
        if (!_topics.TryGetValue(topic, out var info) || partition >= info.Partitions.Count || epoch <= info.Partitions[partition].LeaderEpoch || !_nodes.ContainsKey(leader)) return;
        ((PartitionInfo[])info.Partitions)[partition] = new PartitionInfo(leader, epoch);
        Version++;
    }

    /// <summary>Takes a node that something else than metadata told of, unless it is known.</summary>
    internal void Learn(Node node) => _nodes.TryAdd(node.Id, node);

    internal void ConnectionLost(Connection connection, bool wasReady)
    {
        Refresh();
        if (wasReady && connection.Role is ConnectionRole.Coordination or ConnectionRole.Membership or ConnectionRole.Transactions) Coordinators.ForgetNode(connection.Node.Id);
    }

    internal void Drive()
    {
        Coordinators.Drive();
        if (_asking) return;
        if (!_stale)
        {
            _context.DueAt(_askAt);
            if (_context.Now < _askAt) return;
        }
        else if (_context.Now < _notBefore)
        {
            _context.DueAt(_notBefore);
            return;
        }
        Ask();
    }

    internal void Dispose()
    {
        foreach (var connection in _all) connection.Dispose();
    }

    private static Connection Better(Connection? one, Connection other)
    {
        if (one is null) return other;
        int first = Rank(one), second = Rank(other);
        return second > first || (second == first && other.InFlight < one.InFlight) ? other : one;
    }

    private static int Rank(Connection connection) => connection.State switch
    {
        ConnectionState.Ready => 4,
        ConnectionState.Greeting or ConnectionState.Renewing => 3,
        ConnectionState.Connecting => 2,
        ConnectionState.Idle => 1,
        _ => 0,
    };

    private void Ask()
    {
        var request = new MetadataRequest { AllowAutoTopicCreation = false };
        foreach (string topic in _wanted.Keys) request.Topics!.Add(new MetadataRequest.MetadataRequestTopic { Name = topic });
        // Set before sending: a call that the node does not understand fails at once.
        (_asking, _stale) = (true, false);
        if (!Any().TrySend(new MessageCall<MetadataRequest, MetadataResponse>(request, (response, _) => Take(response), _ => Failed()))) (_asking, _stale) = (false, true);
    }

    private void Failed()
    {
        _asking = false;
        _stale = true;
        _notBefore = _context.Now + _context.RetryPause(_failures++);
        _context.DueAt(_notBefore);
    }

    private void Take(MetadataResponse response)
    {
        if (response.ErrorCode != 0 || response.Brokers.Count == 0 || !response.Brokers.TrueForAll(b => new Node(b.NodeId, b.Host, b.Port, null).IsPossible))
        {
            Failed();
            return;
        }
        _asking = false;
        ClusterId = response.ClusterId;
        ControllerId = response.ControllerId;
        TakeNodes(response);
        bool complete = true;
        foreach (var topic in response.Topics) complete &= TakeTopic(topic);
        Version++;
        _context.Progressed();
        if (complete && !_stale)
        {
            _failures = 0;
            _askAt = _context.Now + _context.Options.MetadataMaxAgeMs;
            // Many may find out at once that something has moved: the cluster is asked once.
            _notBefore = _context.Now + (_context.Options.RetryBackoffMs / 2);
            return;
        }
        _stale = true;
        _notBefore = _context.Now + _context.RetryPause(_failures++);
    }

    private void TakeNodes(MetadataResponse response)
    {
        var gone = _nodes.Keys.ToHashSet();
        foreach (var broker in response.Brokers)
        {
            gone.Remove(broker.NodeId);
            var node = new Node(broker.NodeId, broker.Host, broker.Port, broker.Rack);
            if (_nodes.TryGetValue(node.Id, out var known) && known == node) continue;
            _nodes[node.Id] = node;
            foreach (var connection in _all.Where(c => c.Node.Id == node.Id)) connection.Node = node;
        }
        foreach (int id in gone) _nodes.Remove(id);
    }

    // False when the topic has to be asked for again.
    private bool TakeTopic(MetadataResponse.MetadataResponseTopic topic)
    {
        if (topic.Name is null) return true;
        var error = (ErrorCode)topic.ErrorCode;
        if (_wanted.ContainsKey(topic.Name)) _wanted[topic.Name] = error;
        _topics.TryGetValue(topic.Name, out var known);
        if (error != ErrorCode.None)
        {
            if (error == ErrorCode.UnknownTopicOrPartition && known is not null) Forget(known);
            return !KafkaErrors.Of(error).Retriable;
        }
        if (known is not null && known.Id != topic.TopicId) Forget(known);
        bool complete = true;
        var partitions = new PartitionInfo[topic.Partitions.Count];
        Array.Fill(partitions, new PartitionInfo(-1, -1));
        foreach (var partition in topic.Partitions)
        {
            if ((uint)partition.PartitionIndex >= (uint)partitions.Length) continue;
            var info = new PartitionInfo(partition.LeaderId, partition.LeaderEpoch);
            // A node that lags behind may tell of a leader that has been replaced.
            if (known is not null && known.Id == topic.TopicId && partition.PartitionIndex < known.Partitions.Count && known.Partitions[partition.PartitionIndex].LeaderEpoch > info.LeaderEpoch && info.LeaderEpoch >= 0)
                info = known.Partitions[partition.PartitionIndex];
            partitions[partition.PartitionIndex] = info;
            complete &= info.Leader >= 0;
        }
        var taken = new TopicInfo(topic.Name, topic.TopicId, partitions) { IsInternal = topic.IsInternal };
        _topics[topic.Name] = taken;
        if (topic.TopicId != Guid.Empty) _topicsById[topic.TopicId] = taken;
        return complete;
    }

    private void Forget(TopicInfo topic)
    {
        _topics.Remove(topic.Name);
        _topicsById.Remove(topic.Id);
    }
}
