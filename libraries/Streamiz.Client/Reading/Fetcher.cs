using Streamiz.Client.Connections;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Reading;

/// <summary>
/// Reads partitions. The next fetch is sent as soon as an answer is there, before its records are worked on; a partition or a client with too many
/// bytes that have not been returned is not fetched.
/// </summary>
public sealed class Fetcher : IPart
{
    // While a partition is left out because it is full, a fetch of the others must not be held long: it could not join in.
    private const int ShortWaitMs = 20;
    private const int MaxSpareBatches = 1024;

    private readonly ClientContext _context;
    private readonly List<AssignedPartition> _partitions = [];
    private readonly Dictionary<TopicPartition, AssignedPartition> _byName = [];
    private readonly Queue<FetchedBatch> _ready = new();
    private readonly Queue<FetchProblem> _problems = new();
    private readonly Stack<FetchedBatch> _spare = new();
    private readonly Dictionary<int, FetchSession> _sessions = [];
    private readonly List<FetchSession> _sessionList = [];
    private int _first;

    internal Fetcher(ClientContext context, FetchOptions options)
    {
        _context = context;
        Options = options;
    }

    /// <summary>How records are fetched.</summary>
    public FetchOptions Options { get; }

    /// <summary>The partitions that are being read.</summary>
    public IReadOnlyList<AssignedPartition> Partitions => _partitions;

    /// <summary>Fetched bytes that have not been returned.</summary>
    public long BufferedBytes { get; private set; }

    /// <summary>Whether a batch waits to be taken.</summary>
    public bool HasBatches => _ready.Count > 0;

    /// <summary>Starts to read a partition.</summary>
    /// <param name="partition">Which.</param>
    /// <param name="position">The first offset to read.</param>
    /// <param name="leaderEpoch">The leader's epoch of the record before it, as it was committed with the offset; with it a log that was cut back meanwhile is noticed. -1 when not known.</param>
    public AssignedPartition Add(TopicPartition partition, long position, int leaderEpoch = -1)
    {
        var assigned = new AssignedPartition(partition, position) { FetchedLeaderEpoch = leaderEpoch };
        if (!_byName.TryAdd(partition, assigned)) throw new InvalidOperationException($"{partition} is being read already");
        // Beside the others of its topic, so that a request names the topic once.
        int at = _partitions.FindLastIndex(p => p.TopicPartition.Topic == partition.Topic);
        _partitions.Insert(at < 0 ? _partitions.Count : at + 1, assigned);
        _context.Cluster.Topic(partition.Topic);
        return assigned;
    }

    /// <summary>The partition, when it is being read.</summary>
    public AssignedPartition? Find(TopicPartition partition) => _byName.GetValueOrDefault(partition);

    /// <summary>Stops reading a partition. Its batches that have not been taken are dropped.</summary>
    public void Remove(AssignedPartition partition)
    {
        if (partition.IsRemoved) return;
        partition.IsRemoved = true;
        partition.Generation++;
        _partitions.Remove(partition);
        _byName.Remove(partition.TopicPartition);
        DropStale();
    }

    /// <summary>Reads on from another offset. Batches that have not been taken are dropped.</summary>
    /// <param name="partition">Which.</param>
    /// <param name="position">The next offset to read.</param>
    /// <param name="leaderEpoch">As in <see cref="Add"/>.</param>
    public void Seek(AssignedPartition partition, long position, int leaderEpoch = -1)
    {
        partition.Generation++;
        partition.Position = partition.FetchPosition = position;
        partition.HasProblem = false;
        partition.Failures = 0;
        partition.RetryAt = 0;
        partition.FetchedLeaderEpoch = leaderEpoch;
        DropStale();
    }

    /// <summary>Does not fetch a partition until <see cref="Resume"/>. What has been fetched may be taken.</summary>
    public void Pause(AssignedPartition partition) => partition.IsPaused = true;

    /// <summary>Fetches a partition again.</summary>
    public void Resume(AssignedPartition partition) => partition.IsPaused = false;

    /// <summary>Takes the next batch, in the order in which they came.</summary>
    public bool TryTake(out FetchedBatch batch)
    {
        if (!_ready.TryDequeue(out batch!)) return false;
        batch.Partition.Position = batch.NextOffset;
        if (batch.LeaderEpoch >= 0) batch.Partition.LeaderEpoch = batch.LeaderEpoch;
        return true;
    }

    /// <summary>Takes the next problem that the reader has to decide.</summary>
    public bool TryTakeProblem(out FetchProblem problem) => _problems.TryDequeue(out problem!);

    void IPart.Drive()
    {
        if (BufferedBytes >= Options.MaxBufferedBytes) return;
        for (int i = 0; i < _sessionList.Count; i++) _sessionList[i].Begin();
        bool leftOut = false;
        // Another one comes first each time: an answer has only so much room, and the last ones might never get any.
        int count = _partitions.Count, first = count == 0 ? 0 : _first++ % count;
        if (_first < 0) _first = 0;
        for (int i = 0; i < count; i++)
        {
            var partition = _partitions[first + i < count ? first + i : first + i - count];
            if (partition.InFlight || partition.IsPaused || partition.HasProblem) continue;
            if (partition.BufferedBytes >= Options.MaxBufferedPartitionBytes)
            {
                leftOut = true;
                continue;
            }
            if (partition.RetryAt > _context.Now)
            {
                _context.DueAt(partition.RetryAt);
                leftOut = true;
                continue;
            }
            Session(partition)?.Want(partition);
        }
        for (int i = 0; i < _sessionList.Count; i++) _sessionList[i].Send(leftOut ? Math.Min(ShortWaitMs, Options.MaxWaitMs) : Options.MaxWaitMs);
    }

    void IPart.Close()
    {
        while (_ready.TryDequeue(out var batch)) batch.Return();
    }

    internal FetchedBatch NewBatch() => _spare.TryPop(out var batch) ? batch : new FetchedBatch(this);

    internal void Ready(FetchedBatch batch)
    {
        batch.Partition.BufferedBytes += batch.Bytes;
        BufferedBytes += batch.Bytes;
        _ready.Enqueue(batch);
        _context.Metrics.BatchesRead++;
    }

    internal void Returned(FetchedBatch batch)
    {
        batch.Partition.BufferedBytes -= batch.Bytes;
        BufferedBytes -= batch.Bytes;
        if (_spare.Count < MaxSpareBatches) _spare.Push(batch);
    }

    /// <summary>What an error of a partition means.</summary>
    internal void Failed(AssignedPartition partition, KafkaException error)
    {
        if (error.Error.Asks(ErrorAction.RefreshMetadata)) _context.Cluster.Refresh();
        partition.PreferredReplica = -1;
        if (error.IsRetriable)
        {
            Retry(partition, _context.RetryPause(partition.Failures++));
            return;
        }
        partition.HasProblem = true;
        _problems.Enqueue(new FetchProblem(partition, error, partition.FetchPosition));
        _context.Progressed();
    }

    /// <summary>The log was cut back below what had been read: what lies between is lost, and the reader decides.</summary>
    internal void Truncated(AssignedPartition partition, long end)
    {
        partition.HasProblem = true;
        var error = new KafkaException(ErrorCode.OffsetOutOfRange, $"{partition.TopicPartition}: the log was cut back to {end}, below offset {partition.FetchPosition}").AsFinal();
        _problems.Enqueue(new FetchProblem(partition, error, partition.FetchPosition) { TruncatedTo = end });
        _context.Progressed();
    }

    internal void Retry(AssignedPartition partition, int pauseMs)
    {
        partition.RetryAt = _context.Now + pauseMs;
        _context.DueAt(partition.RetryAt);
    }

    private FetchSession? Session(AssignedPartition partition)
    {
        var (topic, number) = partition.TopicPartition;
        var info = _context.Cluster.Topic(topic);
        if (info is null)
        {
            // Said by the cluster, not only not known yet.
            var error = _context.Cluster.TopicError(topic);
            if (error != ErrorCode.None && !KafkaErrors.Of(error).Retriable) Failed(partition, new KafkaException(error, topic));
            return null;
        }
        if (number >= info.Partitions.Count || info.Partitions[number].Leader < 0)
        {
            _context.Cluster.Refresh();
            Retry(partition, _context.Options.RetryBackoffMs);
            return null;
        }
        partition.Topic = info;
        int node = partition.PreferredReplica >= 0 && _context.Cluster.Find(partition.PreferredReplica) is not null ? partition.PreferredReplica : info.Partitions[number].Leader;
        if (_sessions.TryGetValue(node, out var session)) return session;
        session = new FetchSession(_context, this, node);
        _sessions.Add(node, session);
        _sessionList.Add(session);
        return session;
    }

    private void DropStale()
    {
        for (int left = _ready.Count; left > 0; left--)
        {
            var batch = _ready.Dequeue();
            if (batch.Generation == batch.Partition.Generation) _ready.Enqueue(batch);
            else batch.Return();
        }
    }
}
