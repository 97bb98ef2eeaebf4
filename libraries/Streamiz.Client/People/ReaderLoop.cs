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
    private readonly Channel<ReadBatch> _batches;
    private readonly Dictionary<TopicPartition, ReaderPosition> _positions = [];

    // Partitions of the share whose positions are being looked up; another share makes the answers void.
    private int _share;
    private ReadBatch? _held;
    private Answer<bool>? _committing;
    private long _commitAt;
    private bool _begun;

    public ReaderLoop(ReaderOptions options, ClientThread thread)
    {
        _options = options;
        _thread = thread;
        _fetcher = thread.Client.OpenFetcher(options.Fetch);
        _batches = Channel.CreateBounded<ReadBatch>(new BoundedChannelOptions(options.MaxBatchesAhead) { SingleWriter = true });
        if (options.GroupId is not { } group) return;
        var member = new GroupOptions { GroupId = group, GroupInstanceId = options.GroupInstanceId, SessionTimeoutMs = options.SessionTimeoutMs, HeartbeatIntervalMs = options.HeartbeatIntervalMs, MaxPollIntervalMs = options.MaxPollIntervalMs };
        _group = new ReaderGroup(thread.Client, member, options.Topics, options.SharedByCluster);
    }

    public ChannelReader<ReadBatch> Batches => _batches.Reader;

    public void Turn(long now)
    {
        if (_thread.IsClosing) return;
        if (!_begun) Begin();
        TakeGroup();
        while (_fetcher.TryTakeProblem(out var problem)) Decide(problem);
        Hand();
        if (_group is not null && _options.CommitIntervalMs > 0 && now >= _commitAt)
        {
            _commitAt = now + _options.CommitIntervalMs;
            Commit();
        }
    }

    // Where commits are the user's, they may be part of a transaction: nothing is committed beside it.
    private Answer<bool> CommitByItself()
    {
        if (_options.CommitIntervalMs > 0) return Commit();
        var nothing = new Answer<bool>();
        nothing.Complete(true);
        return nothing;
    }

    public void Failed(KafkaException error) => _batches.Writer.TryComplete(_thread.IsClosing ? null : error);

    /// <summary>Commits what has been given back; nothing to commit is fine.</summary>
    public Answer<bool> Commit()
    {
        var done = new Answer<bool>();
        if (_committing is { IsCompleted: false } running)
        {
            // One at a time: a commit that is tried again must not undo a later one.
            running.Then(() =>
            {
                var next = Commit();
                next.Then(() =>
                {
                    if (next.Error is { } error) done.Fail(error);
                    else done.Complete(true);
                });
            });
            return done;
        }
        var (place, offsets) = TakeDone();
        if (offsets.Count == 0 || place.GenerationId < 0)
        {
            done.Complete(true);
            return done;
        }
        _committing = done;
        var asked = _thread.Client.Admin.CommitOffsets(place, offsets);
        asked.Then(() =>
        {
            if (asked.Error is { } error)
            {
                done.Fail(error);
                return;
            }
            Committed(offsets);
            done.Complete(true);
        });
        return done;
    }

    /// <summary>The member's place, and what has been given back and not committed.</summary>
    public (GroupMetadata Place, List<KeyValuePair<TopicPartition, OffsetAndMetadata>> Offsets) TakeDone()
    {
        var offsets = new List<KeyValuePair<TopicPartition, OffsetAndMetadata>>();
        foreach (var (partition, position) in _positions)
        {
            position.Settle();
            if (position.Done > position.Committed) offsets.Add(new(partition, new OffsetAndMetadata(position.Done, position.DoneEpoch)));
        }
        return (_group?.Place ?? new GroupMetadata(""), offsets);
    }

    public void Committed(List<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets)
    {
        foreach (var (partition, offset) in offsets)
            if (_positions.TryGetValue(partition, out var position)) position.Committed = Math.Max(position.Committed, offset.Offset);
    }

    /// <summary>Gives everything back and leaves; true when that is done.</summary>
    public Func<bool> Closing()
    {
        Answer<bool>? left = null;
        var committed = CommitByItself();
        return () =>
        {
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

    private void Begin()
    {
        if (_group is not null)
        {
            _group.Join();
            _begun = true;
            return;
        }
        var all = new List<TopicPartition>();
        foreach (string topic in _options.Topics)
        {
            int count = _thread.Client.Cluster.PartitionCount(topic);
            if (count == 0) return;
            for (int p = 0; p < count; p++) all.Add(new TopicPartition(topic, p));
        }
        _begun = true;
        Take(all);
    }

    private void TakeGroup()
    {
        while (_group is not null && _group.TryTake(out var kind, out var share, out var error))
        {
            switch (kind)
            {
                case GroupEventKind.RebalanceNeeded:
                    // What others go on with is what has been committed by then.
                    var group = _group;
                    CommitByItself().Then(group.Join);
                    break;
                case GroupEventKind.Assigned:
                    Take(share);
                    break;
                case GroupEventKind.Lost:
                    Take([]);
                    _group.Join();
                    break;
                default:
                    throw error!;
            }
        }
    }

    private void Take(List<TopicPartition> share)
    {
        _share++;
        var gone = _positions.Keys.Except(share).ToList();
        var news = share.Where(p => !_positions.ContainsKey(p)).ToList();
        Action close = () =>
        {
            foreach (var partition in gone)
            {
                _positions.Remove(partition);
                if (_fetcher.Find(partition) is { } read) _fetcher.Remove(read);
            }
            _group?.Accept();
        };
        // A share of the cluster's is taken from us only when we say so: what has been worked on is committed before.
        if (gone.Count > 0 && _options.SharedByCluster) CommitByItself().Then(close);
        else close();
        if (news.Count == 0) return;
        int round = _share;
        if (_group is null || _options.GroupId is null)
        {
            LookUp(news, round);
            return;
        }
        var committed = _thread.Client.Admin.FetchOffsets(_options.GroupId, news);
        committed.Then(() =>
        {
            if (round != _share) return;
            if (HasNoAnswer(committed.Error)) return;
            foreach (var (partition, offset) in committed.Value) Read(partition, offset.Offset, offset.LeaderEpoch);
            var rest = news.Where(p => !committed.Value.ContainsKey(p)).ToList();
            if (rest.Count > 0) LookUp(rest, round);
        });
    }

    private void LookUp(List<TopicPartition> partitions, int round)
    {
        var asked = _thread.Client.Admin.ListOffsets(partitions, _options.StartAt == ReadFrom.End ? OffsetTime.Latest : OffsetTime.Earliest, _options.Fetch.ReadCommitted);
        asked.Then(() =>
        {
            if (round != _share) return;
            if (HasNoAnswer(asked.Error)) return;
            foreach (var (partition, offset) in asked.Value) Read(partition, offset.Offset, -1);
        });
    }

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
        if (problem.Error.Code != ErrorCode.OffsetOutOfRange) throw problem.Error;
        if (problem.TruncatedTo >= 0)
        {
            Seek(partition, problem.TruncatedTo);
            return;
        }
        var asked = _thread.Client.Admin.ListOffsets([partition.TopicPartition], _options.StartAt == ReadFrom.End ? OffsetTime.Latest : OffsetTime.Earliest);
        asked.Then(() =>
        {
            if (HasNoAnswer(asked.Error)) return;
            if (!_positions.ContainsKey(partition.TopicPartition)) return;
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
        while (true)
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
