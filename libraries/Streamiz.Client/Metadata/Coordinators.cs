using Streamiz.Client.Connections;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Metadata;

/// <summary>Which node coordinates which group and which transactional id.</summary>
internal sealed class Coordinators(ClientContext context, Cluster cluster)
{
    private readonly Dictionary<(CoordinatorType Type, string Key), Entry> _entries = [];

    /// <summary>The connection to a coordinator; null while it is being found.</summary>
    public Connection? Find(CoordinatorType type, string key, ConnectionRole role)
    {
        if (!_entries.TryGetValue((type, key), out var entry)) _entries[(type, key)] = entry = new Entry();
        if (entry.Node >= 0 && cluster.To(entry.Node, role) is { } connection) return connection;
        entry.Wanted = true;
        Ask(type, key, entry);
        return null;
    }

    /// <summary>The error that keeps a coordinator from being found, or null.</summary>
    public KafkaException? Error(CoordinatorType type, string key) => _entries.GetValueOrDefault((type, key))?.Error;

    public void Forget(CoordinatorType type, string key)
    {
        if (_entries.TryGetValue((type, key), out var entry)) entry.Node = -1;
    }

    public void ForgetNode(int node)
    {
        foreach (var entry in _entries.Values)
            if (entry.Node == node) entry.Node = -1;
    }

    public void Drive()
    {
        foreach (var ((type, key), entry) in _entries)
            if (entry is { Wanted: true, Node: < 0 }) Ask(type, key, entry);
    }

    private void Ask(CoordinatorType type, string key, Entry entry)
    {
        if (entry.Asking) return;
        if (context.Now < entry.AskAt)
        {
            context.DueAt(entry.AskAt);
            return;
        }
        // The key stands alone up to version 3, in a list from 4 on.
        var request = new FindCoordinatorRequest { Key = key, KeyType = (sbyte)type };
        request.CoordinatorKeys.Add(key);
        // While the driver is busy only connections of memberships are looked at. Set before sending: a call that the node does not understand fails at once.
        entry.Asking = true;
        var connection = cluster.Any(context.IsKeepingAlive ? ConnectionRole.Membership : ConnectionRole.General);
        if (!connection.TrySend(new MessageCall<FindCoordinatorRequest, FindCoordinatorResponse>(request, (r, v) => Take(entry, r, v), e => Failed(entry, e)))) entry.Asking = false;
    }

    private void Take(Entry entry, FindCoordinatorResponse response, short version)
    {
        short code = response.ErrorCode;
        int node = response.NodeId;
        string host = response.Host;
        int port = response.Port;
        string? message = response.ErrorMessage;
        if (version >= 4)
        {
            if (response.Coordinators.Count == 0)
            {
                Failed(entry, new KafkaException(ErrorCode.CoordinatorNotAvailable));
                return;
            }
            var first = response.Coordinators[0];
            (code, node, host, port, message) = (first.ErrorCode, first.NodeId, first.Host, first.Port, first.ErrorMessage);
        }
        if (code != 0)
        {
            Failed(entry, new KafkaException((ErrorCode)code, message));
            return;
        }
        var found = new Node(node, host, port, null);
        if (!found.IsPossible)
        {
            Failed(entry, new KafkaException(ErrorCode.CoordinatorNotAvailable, $"{found} cannot be a node"));
            return;
        }
        entry.Asking = false;
        entry.Wanted = false;
        entry.Failures = 0;
        entry.Error = null;
        entry.Node = node;
        cluster.Learn(found);
        context.Progressed();
    }

    private void Failed(Entry entry, KafkaException error)
    {
        entry.Asking = false;
        entry.Error = error.IsRetriable ? null : error;
        entry.AskAt = context.Now + context.RetryPause(entry.Failures++);
        context.DueAt(entry.AskAt);
    }

    private sealed class Entry
    {
        public int Node = -1;
        public bool Wanted;
        public bool Asking;
        public long AskAt;
        public int Failures;
        public KafkaException? Error;
    }
}
