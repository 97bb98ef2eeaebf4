using Streamiz.Client.Connections;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Reading;

/// <summary>The fetches of one node: one at a time.</summary>
internal sealed class FetchSession(ClientContext context, Fetcher fetcher, int node)
{
    private readonly List<AssignedPartition> _wanted = [];
    private readonly FetchCall?[] _spare = new FetchCall?[1];
    private bool _inFlight;

    public void Begin() => _wanted.Clear();

    public void Want(AssignedPartition partition)
    {
        if (!_inFlight) _wanted.Add(partition);
    }

    public void Send(int maxWaitMs)
    {
        if (_inFlight || _wanted.Count == 0) return;
        var connection = context.Cluster.To(node, ConnectionRole.Reading);
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
        var call = _spare[0] ?? new FetchCall(context, fetcher, this);
        _spare[0] = null;
        call.Start(_wanted, maxWaitMs, connection.Versions!);
        foreach (var partition in _wanted) partition.InFlight = true;
        _inFlight = true;
        connection.TrySend(call);
    }

    public void Done(FetchCall call)
    {
        _inFlight = false;
        foreach (var asked in call.Asked) asked.Partition.InFlight = false;
        _spare[0] = call;
    }

    public void Failed(FetchCall call, KafkaException error)
    {
        Done(call);
        bool retriable = error.Error.Retriable;
        foreach (var asked in call.Asked)
        {
            if (retriable) asked.Partition.RetryAt = context.Now + context.RetryPause(asked.Partition.Failures++);
            else fetcher.Failed(asked.Partition, error);
        }
        if (error.Error.Asks(ErrorAction.RefreshMetadata)) context.Cluster.Refresh();
    }
}
