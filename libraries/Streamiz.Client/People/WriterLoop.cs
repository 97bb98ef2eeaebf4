using System.Threading.Channels;
using Streamiz.Client.Groups;
using Streamiz.Client.Writing;
using Streamiz.Protocol;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Records;

namespace Streamiz.Client.People;

/// <summary>What a writer's thread does: appends what is asked for as long as there is room, and tells each what has become of it.</summary>
internal sealed class WriterLoop : IBatchWatcher
{
    private readonly ClientThread _thread;
    private readonly BatchWriter _writer;
    private readonly TimeProvider _time;
    private readonly Channel<PendingWrite> _waiting;
    private readonly HeaderBuffer _headers = new();
    private readonly List<Answer<bool>> _flushes = [];

    // Partitions that have been written to; their tags know who waits for which record.
    private readonly List<WriterPartition> _opened = [];
    private readonly int _metadataTimeoutMs;
    private long _headSince = -1;
    private int _next;

    public WriterLoop(ClientThread thread, WriterOptions options, int maxWaiting, TimeProvider time)
    {
        _thread = thread;
        _time = time;
        _writer = thread.Client.OpenWriter(options);
        _writer.Watcher = this;
        _metadataTimeoutMs = thread.Client.Options.ApiTimeoutMs;
        _waiting = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(maxWaiting) { SingleReader = true });
    }

    public ChannelWriter<PendingWrite> Waiting => _waiting.Writer;

    public void Turn(long now)
    {
        while (_waiting.Reader.TryPeek(out var write))
        {
            if (!TryAppend(write, now)) break;
            _waiting.Reader.TryRead(out _);
            _headSince = -1;
        }
        while (_writer.TryTakeFailure(out _))
        {
            // Each record's own task has been told.
        }
        if (_flushes.Count == 0 || !IsFlushed()) return;
        foreach (var flush in _flushes) flush.Complete(true);
        _flushes.Clear();
    }

    public void Failed(KafkaException error)
    {
        _waiting.Writer.TryComplete(error);
        while (_waiting.Reader.TryRead(out var write)) write.Done.TrySetException(error);
        foreach (var flush in _flushes) flush.Fail(error);
        foreach (var partition in _opened)
            foreach (var done in ((PartitionWrites)partition.Tag!).Waiting.Values) done.TrySetException(error);
        _opened.Clear();
    }

    public Answer<bool> Flush()
    {
        var flush = new Answer<bool>();
        _writer.Flush();
        _flushes.Add(flush);
        return flush;
    }

    public bool IsFlushed()
    {
        if (!_writer.IsFlushed) _writer.Flush();
        return _writer.IsFlushed && _waiting.Reader.Count == 0;
    }

    public Answer<bool> Begin()
    {
        if (_writer.Transaction.State != TransactionState.New)
        {
            _writer.Transaction.Begin();
            return Answer<bool>.Of(true);
        }
        return _writer.Transaction.Init().Map(_ =>
        {
            _writer.Transaction.Begin();
            return true;
        });
    }

    public Answer<bool> SendOffsets(GroupMetadata group, List<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets) => _writer.Transaction.SendOffsets(group, offsets);

    /// <summary>Ends the transaction. Everything that was asked for before it has been appended by then.</summary>
    public Answer<bool> End(bool commit)
    {
        if (commit) Turn(_thread.Client.Now);
        if (commit && _waiting.Reader.Count > 0) throw new InvalidOperationException("records of the transaction still wait for room; await their writes before the commit");
        return commit ? _writer.Transaction.Commit() : _writer.Transaction.Abort();
    }

    void IBatchWatcher.Acked(WriterPartition partition, long first, int records, long baseOffset)
    {
        var writes = (PartitionWrites)partition.Tag!;
        for (int i = 0; i < records; i++)
            if (writes.Waiting.Remove(first + i, out var done)) done.TrySetResult(new WriteResult(partition.TopicPartition, baseOffset < 0 ? -1 : baseOffset + i));
    }

    void IBatchWatcher.Failed(WriterPartition partition, long first, int records, KafkaException error)
    {
        var writes = (PartitionWrites)partition.Tag!;
        for (int i = 0; i < records; i++)
            if (writes.Waiting.Remove(first + i, out var done)) done.TrySetException(error);
    }

    // True when nothing more is to be done for it here: it is appended, or it has failed.
    private bool TryAppend(PendingWrite write, long now)
    {
        try
        {
            var record = write.Record;
            int partitions = _thread.Client.Cluster.PartitionCount(record.Topic);
            if (partitions == 0)
            {
                if (_headSince < 0) _headSince = now;
                if (now - _headSince < _metadataTimeoutMs) return false;
                var error = _thread.Client.Cluster.TopicError(record.Topic);
                write.Done.TrySetException(new KafkaException(error == ErrorCode.None ? ErrorCode.RequestTimedOut : error, $"the partitions of {record.Topic} are not known after {_metadataTimeoutMs} ms"));
                return true;
            }
            var key = record.Key is { } bytes ? new RecordBytes(bytes.Span) : RecordBytes.Null;
            var value = record.Value is { } content ? new RecordBytes(content.Span) : RecordBytes.Null;
            var to = _writer.Partition(record.Topic, record.Partition ?? (key.IsNull ? _next++ % partitions : Murmur2.Partition(key.Span, partitions)));
            if (_next < 0) _next = 0;
            _headers.Clear();
            foreach (var (name, header) in record.Headers) _headers.Add(name, header);
            if (!_writer.TryAppend(to, record.Timestamp ?? _time.GetUtcNow().ToUnixTimeMilliseconds(), key, value, _headers.Headers)) return false;
            if (to.Tag is not PartitionWrites writes)
            {
                to.Tag = writes = new PartitionWrites();
                _opened.Add(to);
            }
            writes.Waiting.Add(writes.Next++, write.Done);
            return true;
        }
        catch (Exception e) when (e is KafkaException or InvalidOperationException)
        {
            write.Done.TrySetException(e);
            return true;
        }
    }

    private sealed class PartitionWrites
    {
        public long Next { get; set; }

        public Dictionary<long, TaskCompletionSource<WriteResult>> Waiting { get; } = [];
    }
}
