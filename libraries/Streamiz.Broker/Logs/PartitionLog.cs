using Streamiz.Broker.Storage;
using Streamiz.Protocol;

namespace Streamiz.Broker.Logs;

/// <summary>
/// The log of one partition: segments of batches, stored as they came. With one node every record is replicated as soon as it is
/// appended, so the log's end is its high watermark.
/// </summary>
internal sealed partial class PartitionLog : IDisposable
{
    private const string StartFile = "log-start";
    private readonly IBrokerStorage _storage;
    private readonly string _folder;
    private readonly List<Segment> _segments = [];
    private long _unflushedRecords;
    private long _firstUnflushedMs = -1;

    private PartitionLog(IBrokerStorage storage, string folder, LogSettings settings)
    {
        _storage = storage;
        _folder = folder;
        Settings = settings;
    }

    public LogSettings Settings { get; set; }

    /// <summary>The epoch of the leader that writes here, as batches have it.</summary>
    public int LeaderEpoch { get; set; }

    public ProducerTable Producers { get; } = new();

    /// <summary>Offset of the first record that may be read.</summary>
    public long StartOffset { get; private set; }

    /// <summary>Offset of the next record.</summary>
    public long NextOffset => _segments[^1].NextOffset;

    /// <summary>Records below it are decided: a reader of committed data gets this far.</summary>
    public long LastStableOffset => Producers.FirstOpenOffset < 0 ? NextOffset : Producers.FirstOpenOffset;

    /// <summary>Why nothing can be read or written here, or null. Set once, when the files are found damaged.</summary>
    public string? Failure { get; private set; }

    public IReadOnlyList<Segment> Segments => _segments;

    public long SizeBytes
    {
        get
        {
            long size = 0;
            foreach (Segment segment in _segments) size += segment.Size;
            return size;
        }
    }

    private Segment Active => _segments[^1];

    /// <summary>
    /// Appends one batch of a client. The batch is given its offset and, where the topic says so, the broker's time; its bytes are
    /// changed in place.
    /// </summary>
    public AppendResult Append(Span<byte> batch, long now)
    {
        AppendResult? refused = BatchRules.Check(batch, Settings, now);
        if (refused is not null) return refused.Value;
        var header = new BatchHeader(batch);
        if (header.ProducerId >= 0)
        {
            ErrorCode error = Producers.Check(header, out ProducerBatch? duplicate);
            if (error != ErrorCode.None) return new AppendResult(error);
            if (duplicate is { } known)
                return new AppendResult(ErrorCode.None, known.FirstOffset, Settings.LogAppendTime ? known.Timestamp : -1);
        }
        if (Settings.LogAppendTime) BatchHeader.SetLogAppendTime(batch, now);
        long offset = Store(batch, now);
        if (header.ProducerId >= 0) Producers.Appended(new BatchHeader(batch), now);
        return new AppendResult(ErrorCode.None, offset, Settings.LogAppendTime ? now : -1, IsNew: true);
    }

    /// <summary>Appends a batch of the broker's own (not a marker).</summary>
    public long AppendOwn(Span<byte> batch, long now)
    {
        long offset = Store(batch, now);
        var header = new BatchHeader(batch);
        if (header.ProducerId >= 0) Producers.Appended(header, now);
        return offset;
    }

    /// <summary>Appends the marker that ends a producer's transaction here.</summary>
    public void AppendMarker(long producerId, short epoch, bool commit, int coordinatorEpoch, long now)
    {
        Span<byte> batch = stackalloc byte[ControlBatch.Size];
        ControlBatch.Write(batch, producerId, epoch, commit, coordinatorEpoch, now);
        long offset = Store(batch, now);
        Producers.Ended(producerId, epoch, commit, offset, coordinatorEpoch, now);
    }

    /// <summary>Forces to the device what <c>flush.ms</c> says is due.</summary>
    public void FlushIfDue(long now)
    {
        if (_firstUnflushedMs >= 0 && Settings.FlushMs < long.MaxValue && now - _firstUnflushedMs >= Settings.FlushMs) Flush();
    }

    public void Flush()
    {
        Active.File.Flush();
        _unflushedRecords = 0;
        _firstUnflushedMs = -1;
    }

    /// <summary>Writes what makes the next start quick, and closes the files.</summary>
    public void Close()
    {
        if (Failure is null && Active.Size > 0)
        {
            Active.File.Flush();
            SegmentSummary.Write(_storage, Active, Producers);
        }
        Dispose();
    }

    public void Dispose()
    {
        foreach (Segment segment in _segments) segment.Dispose();
    }

    private long Store(Span<byte> batch, long now)
    {
        if (Failure is not null) throw new IOException(Failure);
        var header = new BatchHeader(batch);
        RollIfDue(batch.Length, header, now);
        long offset = NextOffset;
        BatchHeader.SetBaseOffset(batch, offset);
        BatchHeader.SetLeaderEpoch(batch, LeaderEpoch);
        Segment active = Active;
        if (active.Size == 0) active.CreatedMs = now;
        active.Append(batch);
        _unflushedRecords += header.LastOffsetDelta + 1;
        if (_firstUnflushedMs < 0) _firstUnflushedMs = now;
        if (_unflushedRecords >= Settings.FlushMessages) Flush();
        return offset;
    }

    private void RollIfDue(int bytes, BatchHeader batch, long now)
    {
        Segment active = Active;
        if (active.Size == 0) return;
        bool isFull = active.Size > Settings.SegmentBytes - bytes || active.NextOffset + batch.LastOffsetDelta - active.BaseOffset > int.MaxValue;
        bool isOld = now - active.CreatedMs > Settings.SegmentMs;
        if (isFull || isOld) Roll();
    }

    /// <summary>Seals the active segment and begins another.</summary>
    private void Roll()
    {
        Segment old = Active;
        old.File.Flush();
        SegmentSummary.Write(_storage, old, Producers);
        _unflushedRecords = 0;
        _firstUnflushedMs = -1;
        _segments.Add(OpenSegment(old.NextOffset));
    }

    private Segment OpenSegment(long baseOffset)
    {
        string path = _folder + "/" + Segment.FileName(baseOffset);
        return new Segment(_storage.Open(path), path, baseOffset, Settings.IndexIntervalBytes);
    }

    private void Drop(Segment segment)
    {
        segment.Dispose();
        _storage.Delete(segment.Path);
        _storage.Delete(SegmentSummary.PathFor(segment.Path));
    }
}
