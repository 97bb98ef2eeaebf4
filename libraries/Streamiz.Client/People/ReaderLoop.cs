using System.Threading.Channels;
using Streamiz.Client.Admin;
using Streamiz.Client.Groups;
using Streamiz.Client.Reading;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.People;

/// <summary>What a reader's thread does: membership, positions, handing batches over and taking them back.</summary>
internal sealed class ReaderLoop
{
    private readonly ReaderOptions _options;
    private readonly ClientThread _thread;
    private readonly Fetcher _fetcher;
    private readonly ReaderGroup? _group;
    private readonly TopicPattern? _pattern;
    private readonly ReaderCommits _commits;
    private readonly Channel<ReadBatch> _batches;
    private readonly Dictionary<TopicPartition, ReaderPosition> _positions = [];
    private IReadOnlyList<TopicPartition> _assignment = [];

    // Partitions of the share whose positions are being looked up; another share makes the answers void.
    private int _share;
    private ReadBatch? _held;
    private bool _begun;
    private int _seen = -1;

    // One change of the share after the other: the next one waits until what goes has been committed.
    private bool _givesBack;

    // Others may be given what we have from the moment on at which we join anew; nothing more of it is handed out until we know.
    private bool _waitsForShare;

    public ReaderLoop(ReaderOptions options, ClientThread thread)
    {
        _options = options;
        _thread = thread;
        _fetcher = thread.Client.OpenFetcher(options.Fetch);
        _batches = Channel.CreateBounded<ReadBatch>(new BoundedChannelOptions(options.MaxBatchesAhead) { SingleWriter = true });
        if (options.GroupId is not null) _group = new ReaderGroup(thread.Client, options);
        else if (options.TopicPattern is { } pattern) _pattern = new TopicPattern(thread.Client, pattern);
        _commits = new ReaderCommits(options, thread.Client, _group, _positions);
    }

    public ChannelReader<ReadBatch> Batches => _batches.Reader;

    /// <summary>What is read at present; any thread may look.</summary>
    public IReadOnlyList<TopicPartition> Assignment => Volatile.Read(ref _assignment);

    public void Turn(long now)
    {
        if (_thread.IsClosing) return;
        if (_group is null) TakeAlone();
        else TakeGroup(_group);
        while (_fetcher.TryTakeProblem(out var problem)) Decide(problem);
        Hand();
        _commits.Turn(now);
    }

    public void Failed(KafkaException error) => _batches.Writer.TryComplete(_thread.IsClosing ? null : error);

    /// <summary>Commits what has been given back; nothing to commit is fine.</summary>
    public Answer<bool> Commit() => _commits.Commit();

    /// <inheritdoc cref="ReaderCommits.TakeDone"/>
    public (GroupMetadata Place, List<KeyValuePair<TopicPartition, OffsetAndMetadata>> Offsets) TakeDone() => _commits.TakeDone();

    public void Committed(List<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets) => _commits.Committed(offsets);

    /// <summary>Gives everything back and leaves; true when that is done.</summary>
    public Func<bool> Closing()
    {
        Answer<bool>? left = null;
        var committed = _commits.CommitByItself();
        return () =>
        {
            _commits.Turn(_thread.Client.Now);
            if (!committed.IsCompleted) return false;
            left ??= _group?.Leave();
            return left?.IsCompleted ?? true;
        };
    }

    /// <summary>A batch has come back.</summary>
    public void Returned(ReadBatch batch)
    {
        batch.Inner.Return();
        if (_positions.TryGetValue(batch.TopicPartition, out var position)) position.Settle();
    }

    // Alone all partitions are read, those too that come later: from their beginning, since that is behind the moment at which reading began.
    private void TakeAlone()
    {
        var cluster = _thread.Client.Cluster;
        bool others = _pattern?.HasChanged() ?? false;
        if (!others && _seen == cluster.Version) return;
        if ((_pattern is null ? _options.Topics : _pattern.Topics) is not { } topics) return;
        var all = new List<TopicPartition>();
        bool known = true;
        foreach (string topic in topics)
        {
            int count = cluster.PartitionCount(topic);
            known &= count > 0 || (_begun && cluster.TopicError(topic) != ErrorCode.None);
            for (int p = 0; p < count; p++) all.Add(new TopicPartition(topic, p));
        }
        if (!known) return;
        _seen = cluster.Version;
        if (_begun && all.Count == _assignment.Count && !all.Except(_assignment).Any()) return;
        Take(all, _begun ? ReadFrom.Beginning : _options.StartAt);
        _begun = true;
    }

    private void TakeGroup(ReaderGroup group)
    {
        if (!_begun) group.Join();
        _begun = true;
        while (!_givesBack && group.TryTake(out var kind, out var share, out var error))
        {
            switch (kind)
            {
                case GroupEventKind.RebalanceNeeded:
                    // What others go on with is what has been committed by then.
                    _waitsForShare = _givesBack = true;
                    _commits.CommitByItself().Then(() =>
                    {
                        _givesBack = false;
                        if (!_thread.IsClosing) group.Join();
                    });
                    break;
                case GroupEventKind.Assigned:
                    _waitsForShare = false;
                    if (group.HasGap) Drop([.. _positions.Keys]);
                    Take(share, _options.StartAt);
                    break;
                case GroupEventKind.Lost:
                    _share++;
                    Drop([.. _positions.Keys]);
                    Volatile.Write(ref _assignment, []);
                    group.Join();
                    break;
                default:
                    throw error!;
            }
        }
    }

    private void Take(IReadOnlyList<TopicPartition> share, ReadFrom start)
    {
        _share++;
        Volatile.Write(ref _assignment, share);
        List<TopicPartition> gone = [.. _positions.Keys.Except(share)], news = [.. share.Where(p => !_positions.ContainsKey(p))];
        // Nothing more of what goes is handed out.
        foreach (var partition in gone) StopReading(partition);
        if (gone.Count > 0 && _group is { IsIncremental: true })
        {
            // It is taken from us only when we say so: what has been worked on is committed before.
            _givesBack = true;
            _commits.CommitByItself().Then(() => GiveBack(gone));
        }
        else GiveBack(gone);
        if (news.Count > 0) Start(news, start, _share);
    }

    private void GiveBack(List<TopicPartition> gone)
    {
        _givesBack = false;
        Drop(gone);
        if (!_thread.IsClosing) _group?.Accept();
    }

    private void Drop(List<TopicPartition> partitions)
    {
        foreach (var partition in partitions)
        {
            StopReading(partition);
            _positions.Remove(partition);
        }
    }

    // Its position stands before its batches are stale.
    private void StopReading(TopicPartition partition)
    {
        if (_positions.TryGetValue(partition, out var position)) position.Stop();
        if (_fetcher.Find(partition) is { } read) _fetcher.Remove(read);
    }

    private void Start(List<TopicPartition> news, ReadFrom start, int round)
    {
        if (_options.GroupId is null)
        {
            LookUp(news, start, round);
            return;
        }
        var committed = _thread.Client.Admin.FetchOffsets(_options.GroupId, news);
        committed.Then(() =>
        {
            if (round != _share) return;
            if (HasNoAnswer(committed.Error)) return;
            foreach (var (partition, offset) in committed.Value) Read(partition, offset.Offset, offset.LeaderEpoch);
            var rest = news.Where(p => !committed.Value.ContainsKey(p)).ToList();
            if (rest.Count > 0) LookUp(rest, start, round);
        });
    }

    private void LookUp(List<TopicPartition> partitions, ReadFrom start, int round)
    {
        var asked = _thread.Client.Admin.ListOffsets(partitions, PlaceOf(start), _options.Fetch.ReadCommitted);
        asked.Then(() =>
        {
            if (round != _share) return;
            if (HasNoAnswer(asked.Error)) return;
            foreach (var (partition, offset) in asked.Value) Read(partition, offset.Offset, -1);
        });
    }

    private static long PlaceOf(ReadFrom start) => start == ReadFrom.End ? OffsetTime.Latest : OffsetTime.Earliest;

    // An error ends the reader; that of a question which its own end left open is none.
    private bool HasNoAnswer(KafkaException? error) => error is not null && (_thread.IsClosing ? true : throw error);

    private void Read(TopicPartition partition, long offset, int epoch)
    {
        if (!_positions.TryAdd(partition, new ReaderPosition(offset))) return;
        _fetcher.Add(partition, offset, epoch);
    }

    private void Decide(FetchProblem problem)
    {
        var partition = problem.Partition;
        // It has gone to somebody else meanwhile, who finds the same.
        if (_fetcher.Find(partition.TopicPartition) != partition) return;
        if (problem.Error.Code != ErrorCode.OffsetOutOfRange) throw problem.Error;
        if (problem.TruncatedTo >= 0)
        {
            Seek(partition, problem.TruncatedTo);
            return;
        }
        var asked = _thread.Client.Admin.ListOffsets([partition.TopicPartition], PlaceOf(_options.StartAt));
        asked.Then(() =>
        {
            if (HasNoAnswer(asked.Error)) return;
            if (_fetcher.Find(partition.TopicPartition) != partition) return;
            Seek(partition, asked.Value[partition.TopicPartition].Offset);
        });
    }

    // What was handed out before belongs to a log that is not there any more: giving it back moves nothing.
    private void Seek(AssignedPartition partition, long offset)
    {
        _positions[partition.TopicPartition] = new ReaderPosition(offset);
        _fetcher.Seek(partition, offset);
    }

    private void Hand()
    {
        while (!_waitsForShare)
        {
            if (_held is null)
            {
                if (!_fetcher.TryTake(out var fetched)) return;
                _held = new ReadBatch(this, _thread, fetched);
                if (_positions.TryGetValue(_held.TopicPartition, out var position)) position.Handed(_held);
                if (fetched.Records.Left == 0)
                {
                    // Nothing but a position behind markers.
                    _held.Dispose();
                    _held = null;
                    continue;
                }
            }
            if (!_batches.Writer.TryWrite(_held)) return;
            _held = null;
        }
    }
}
