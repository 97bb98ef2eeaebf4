using System.Buffers;
using Streamiz.Broker.Storage;

namespace Streamiz.Broker.Logs;

/// <summary>
/// Compaction of a log's sealed segments: of records with the same key the last one stays, aborted ones go, tombstones and markers go
/// after a time. It reads files that no longer change and writes new ones beside them, so it needs no lock; what it has made is put in
/// place by <see cref="PartitionLog.Complete"/>.
/// </summary>
internal sealed class CleaningJob
{
    private readonly IBrokerStorage _storage;
    private readonly List<AbortedTransaction> _aborted;
    private readonly LogSettings _settings;
    private readonly long _now;
    private readonly Dictionary<KeyHash, long> _lastOffsets = [];
    private readonly BatchFilter _filter = new();

    public CleaningJob(IBrokerStorage storage, List<Segment> segments, List<AbortedTransaction> aborted, LogSettings settings, long now)
    {
        _storage = storage;
        Segments = segments;
        _aborted = aborted;
        _settings = settings;
        _now = now;
    }

    /// <summary>The segments that are gone over.</summary>
    public List<Segment> Segments { get; }

    /// <summary>What takes their place, in order; each in a file of its own whose name ends in <c>.cleaned</c>.</summary>
    public List<Segment> Results { get; } = [];

    /// <exception cref="IOException">A segment could not be read or a result not written; nothing has changed.</exception>
    public void Run()
    {
        foreach (Segment segment in Segments) Walk(segment, NoteKeys);
        foreach (Segment segment in Segments)
        {
            // Small results are joined, or compaction would leave ever more small files.
            bool hasRoom = Results.Count > 0 && Results[^1].Size + (long)segment.Size <= _settings.SegmentBytes && segment.NextOffset - Results[^1].BaseOffset <= int.MaxValue;
            if (!hasRoom) Results.Add(Begin(segment));
            Segment result = Results[^1];
            Walk(segment, batch => Keep(batch, result));
            result.NextOffset = segment.NextOffset;
            result.CreatedMs = segment.CreatedMs;
        }
        foreach (Segment result in Results)
        {
            result.Cleaned = true;
            result.File.Flush();
        }
    }

    private Segment Begin(Segment segment)
    {
        string path = segment.Path + ".cleaned";
        _storage.Delete(path);
        return new Segment(_storage.Open(path), path, segment.BaseOffset, _settings.IndexIntervalBytes);
    }

    private static void Walk(Segment segment, Action<ReadOnlyMemory<byte>> batch)
    {
        for (int position = 0; position < segment.Size;)
        {
            byte[] rented = segment.RentBatch(position, out int length);
            try
            {
                batch(rented.AsMemory(0, length));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
            position += length;
        }
    }

    private void NoteKeys(ReadOnlyMemory<byte> bytes)
    {
        var header = new BatchHeader(bytes.Span);
        if (header.IsControl || IsAborted(header) || !BatchRecords.TryGet(bytes.Span, out ReadOnlySpan<byte> records)) return;
        var walk = new RecordWalk(records);
        while (walk.TryNext())
        {
            if (walk.HasKey) _lastOffsets[KeyHash.Of(walk.Key)] = header.BaseOffset + walk.OffsetDelta;
        }
    }

    private void Keep(ReadOnlyMemory<byte> bytes, Segment result)
    {
        var header = new BatchHeader(bytes.Span);
        bool isOld = _now - header.MaxTimestamp > _settings.DeleteRetentionMs;
        if (header.IsControl)
        {
            // Readers that were in the middle of the transaction have had the time to get past its marker.
            if (!isOld) result.Append(bytes.Span);
            return;
        }
        if (IsAborted(header)) return;
        if (!BatchRecords.TryGet(bytes.Span, out ReadOnlySpan<byte> records))
        {
            result.Append(bytes.Span);
            return;
        }
        long baseOffset = header.BaseOffset;
        ReadOnlySpan<byte> kept = _filter.Apply(bytes.Span, records, (RecordWalk record) =>
            record.HasKey && _lastOffsets[KeyHash.Of(record.Key)] == baseOffset + record.OffsetDelta && (record.HasValue || !isOld));
        if (!kept.IsEmpty) result.Append(kept);
    }

    private bool IsAborted(BatchHeader batch)
    {
        if (!batch.IsTransactional) return false;
        foreach (AbortedTransaction aborted in _aborted)
        {
            if (aborted.ProducerId == batch.ProducerId && batch.BaseOffset >= aborted.FirstOffset && batch.BaseOffset < aborted.LastOffset) return true;
        }
        return false;
    }
}
