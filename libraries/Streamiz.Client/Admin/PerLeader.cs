using Streamiz.Client.Connections;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Admin;

/// <summary>Asks the leaders of many partitions, each for its own, again where a leader has moved.</summary>
internal sealed class PerLeader<TRequest, TResponse, T> : Exchange
    where TRequest : IMessage
    where TResponse : IMessage, new()
{
    private readonly ClientContext _context;
    private readonly Func<List<TopicPartition>, TRequest> _build;
    private readonly Action<TResponse, Action<TopicPartition, short, T>> _read;
    private readonly HashSet<TopicPartition> _left;
    private readonly HashSet<TopicPartition> _asked = [];
    private readonly Dictionary<TopicPartition, T> _values = [];
    private readonly long _deadline;
    private KafkaException? _last;
    private long _retryAt;
    private int _failures;

    public PerLeader(ClientContext context, IEnumerable<TopicPartition> partitions, Func<List<TopicPartition>, TRequest> build, Action<TResponse, Action<TopicPartition, short, T>> read)
    {
        _context = context;
        _build = build;
        _read = read;
        _left = [.. partitions];
        _deadline = context.Now + context.Options.ApiTimeoutMs;
    }

    public Answer<IReadOnlyDictionary<TopicPartition, T>> Answer { get; } = new();

    public short HighestVersion { get; init; } = TRequest.Highest;

    public override void Fail(KafkaException error) => Answer.Fail(error);

    public override bool Drive()
    {
        if (Answer.IsCompleted) return true;
        if (_left.Count == 0) Answer.Complete(_values);
        else if (_context.Now >= _deadline) Answer.Fail(new KafkaException(ErrorCode.RequestTimedOut, $"{typeof(TRequest).Name} had no success for {_left.Count} partitions in {_context.Options.ApiTimeoutMs} ms; last: {_last?.Message ?? "their leaders are not known"}", _last));
        else
        {
            _context.DueAt(_deadline);
            if (_context.Now < _retryAt) _context.DueAt(_retryAt);
            else Try();
        }
        return Answer.IsCompleted;
    }

    private void Try()
    {
        foreach (var group in _left.Where(p => !_asked.Contains(p)).Select(p => (Partition: p, Connection: Leader(p))).Where(p => p.Connection is not null).GroupBy(p => p.Connection!).ToList())
        {
            var connection = group.Key;
            if (connection is { State: ConnectionState.BackingOff, LastFailure: { } failure })
            {
                _last = failure;
                if (!failure.IsRetriable) Answer.Fail(failure);
            }
            var partitions = group.Select(p => p.Partition).ToList();
            if (connection.TrySend(new MessageCall<TRequest, TResponse>(_build(partitions), (r, _) => Take(r, partitions), e => Lost(e, partitions)) { HighestVersion = HighestVersion })) _asked.UnionWith(partitions);
        }
    }

    private Connection? Leader(TopicPartition partition)
    {
        var connection = _context.Cluster.Leader(partition.Topic, partition.Partition, ConnectionRole.General);
        var error = _context.Cluster.TopicError(partition.Topic);
        if (connection is null && error != ErrorCode.None && !KafkaErrors.Of(error).Retriable) Answer.Fail(new KafkaException(error, partition.Topic));
        return connection;
    }

    private void Take(TResponse response, List<TopicPartition> partitions)
    {
        _asked.ExceptWith(partitions);
        _read(response, (partition, code, value) =>
        {
            if (code == 0)
            {
                if (_left.Remove(partition)) _values[partition] = value;
            }
            else Failed(new KafkaException((ErrorCode)code, partition.ToString()));
        });
        _context.Progressed();
    }

    private void Lost(KafkaException error, List<TopicPartition> partitions)
    {
        _asked.ExceptWith(partitions);
        Failed(error);
    }

    private void Failed(KafkaException error)
    {
        _last = error;
        _context.Cluster.Refresh();
        if (!error.IsRetriable) Answer.Fail(error);
        _retryAt = _context.Now + _context.RetryPause(_failures++);
    }
}
