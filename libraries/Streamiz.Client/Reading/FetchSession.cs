using Streamiz.Client.Connections;
using Streamiz.Client.Metadata;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Reading;

/// <summary>
/// The fetches of one node, one at a time, and the node's memory of them (KIP-227): only partitions that have changed since the last request are named, and
/// only those are answered that have something new.
/// </summary>
internal sealed class FetchSession(ClientContext context, Fetcher fetcher, int node)
{
    private readonly List<AssignedPartition> _wanted = [];

    // What the node remembers, as of the last request.
    private readonly List<AssignedPartition> _remembered = [];
    private readonly List<(TopicInfo Topic, int Partition)> _forgotten = [];
    private FetchCall? _spare;
    private bool _inFlight;
    private bool _byIds;
    private int _round;

    /// <summary>The node's number for the session; 0 when it has none.</summary>
    public int Id { get; private set; }

    /// <summary>The request's number within the session; 0 begins another one and names everything.</summary>
    public int Epoch { get; private set; }

    /// <summary>Partitions that the node is to forget with this request.</summary>
    public IReadOnlyList<(TopicInfo Topic, int Partition)> Forgotten => _forgotten;

    public void Begin() => _wanted.Clear();

    public void Want(AssignedPartition partition)
    {
        if (!_inFlight) _wanted.Add(partition);
    }

    public void Send(int maxWaitMs)
    {
        if (_inFlight || _wanted.Count == 0) return;
        var connection = context.Cluster.To(node, fetcher.Options.OwnConnections ? ConnectionRole.Following : ConnectionRole.Reading);
        if (connection is null)
        {
            context.Cluster.Refresh();
            foreach (var partition in _wanted) partition.PreferredReplica = -1;
            return;
        }
        if (!connection.IsReady)
        {
            if (connection.State == ConnectionState.BackingOff)
                foreach (var partition in _wanted) partition.PreferredReplica = -1;
            connection.Open();
            return;
        }
        var call = _spare ?? new FetchCall(context, fetcher, this);
        _spare = null;
        bool byIds = ById();
        Remember(byIds);
        call.Start(_wanted, maxWaitMs, byIds);
        _inFlight = true;
        connection.TrySend(call);
    }

    /// <summary>Whether a partition has to be named: the node does not remember it as it is now.</summary>
    public bool IsNews(AssignedPartition partition) =>
        Epoch == 0 || partition.Session != this || partition.SentOffset != partition.FetchPosition || partition.SentLeaderEpoch != partition.CurrentLeaderEpoch || partition.SentFetchedEpoch != partition.FetchedLeaderEpoch;

    /// <summary>The answer has come. Without a number in it the node does not remember.</summary>
    public void Answered(FetchCall call, int sessionId)
    {
        Id = sessionId;
        Epoch = sessionId == 0 ? 0 : Epoch == int.MaxValue ? 1 : Epoch + 1;
        Done(call);
    }

    /// <summary>Something of the answer was not taken: the node is asked for everything again.</summary>
    public void Restart() => Epoch = 0;

    public void Failed(FetchCall call, KafkaException error)
    {
        // The number goes along with the first request of the next session, so that the node can let this one go.
        if (error.Code == ErrorCode.FetchSessionIdNotFound) Id = 0;
        bool onlySession = error.Code is ErrorCode.FetchSessionIdNotFound or ErrorCode.InvalidFetchSessionEpoch or ErrorCode.FetchSessionTopicIdError && Epoch > 0;
        Epoch = 0;
        Done(call);
        if (onlySession) return;
        foreach (var asked in call.Asked)
        {
            if (error.IsRetriable) fetcher.Retry(asked, context.RetryPause(asked.Failures++));
            else fetcher.Failed(asked, error);
        }
        if (error.Error.Asks(ErrorAction.RefreshMetadata)) context.Cluster.Refresh();
    }

    private void Done(FetchCall call)
    {
        _inFlight = false;
        foreach (var asked in call.Asked) asked.InFlight = false;
        _spare = call;
    }

    private bool ById()
    {
        foreach (var partition in _wanted)
            if (partition.Topic!.Id == Guid.Empty) return false;
        return true;
    }

    // What is not wanted any more is forgotten. Where that cannot be said in one request with what is wanted, another session begins.
    private void Remember(bool byIds)
    {
        _round++;
        _forgotten.Clear();
        if (byIds != _byIds) Epoch = 0;
        _byIds = byIds;
        foreach (var partition in _wanted) partition.WantedRound = _round;
        foreach (var old in _remembered)
        {
            if (old.Session == this && old.WantedRound == _round && old.SentTopic!.Id == old.Topic!.Id) continue;
            // Whether the node is told to forget it or begins anew without it: it has to be named when it is wanted again.
            if (old.Session == this) old.Session = null;
            _forgotten.Add((old.SentTopic!, old.TopicPartition.Partition));
            // The same partition, given up and added anew, or of a topic that was made anew.
            if (fetcher.Find(old.TopicPartition) is { } anew && anew.WantedRound == _round) Epoch = 0;
        }
        if (Epoch == 0) _forgotten.Clear();
        _remembered.Clear();
        _remembered.AddRange(_wanted);
    }
}
