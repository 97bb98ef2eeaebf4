using System.Buffers;
using Streamiz.Protocol;

namespace Streamiz.Broker.Logs;

// Reading: by offset, by time.
internal sealed partial class PartitionLog
{
    // Where the last few reads ended: the next read of each reader begins there, and needs no search.
    private readonly LogPosition[] _ends = new LogPosition[4];
    private int _nextEnd;

    /// <summary>
    /// Copies whole batches from the one that holds <paramref name="offset"/>, up to about <paramref name="maxBytes"/> and none that begins
    /// at or after <paramref name="limit"/>. The first batch is given even if it is larger, when <paramref name="atLeastOne"/> says so.
    /// </summary>
    /// <returns>Bytes written; zero when there is nothing yet.</returns>
    public int Read(long offset, long limit, int maxBytes, bool atLeastOne, WireBuffer output)
    {
        if (Failure is not null) throw new IOException(Failure);
        if (offset >= limit || !TryLocate(offset, out LogPosition from)) return 0;
        Segment segment = from.Segment;
        int available = segment.Size - from.Position;
        int want = Math.Min(available, Math.Max(maxBytes, BatchHeader.Size));
        int start = output.Length;
        Span<byte> target = output.Take(want);
        segment.Fill(target, from.Position);
        int first = new BatchHeader(target).TotalBytes;
        if (first < BatchHeader.Size || first > available) throw segment.Damaged(from.Position);
        if (first > Math.Max(maxBytes, 0))
        {
            output.Truncate(start);
            if (!atLeastOne) return 0;
            target = output.Take(Math.Max(first, want));
            segment.Fill(target, from.Position);
        }
        int whole = WholeBatches(target, limit, out long next);
        output.Truncate(start + whole);
        _ends[_nextEnd++ & 3] = new LogPosition(segment, from.Position + whole, next);
        return whole;
    }

    /// <summary>
    /// How many bytes lie between two offsets, roughly: enough to know whether a fetch has its minimum. Where the file cannot be read
    /// it is one byte, so that the fetch goes on to read and says what is wrong.
    /// </summary>
    public long BytesBetween(long offset, long limit)
    {
        if (offset >= limit) return 0;
        if (TryFindEnd(offset, out LogPosition end) && end.Segment == Active && limit == NextOffset) return end.Segment.Size - end.Position;
        try
        {
            return TryLocate(offset, out LogPosition from) ? BytesFrom(from, limit) : 0;
        }
        catch (IOException)
        {
            return 1;
        }
    }

    /// <summary>The first record at or after a time: its offset and timestamp, or null.</summary>
    public (long Offset, long Timestamp)? FindTime(long timestamp, long limit)
    {
        foreach (Segment segment in _segments)
        {
            if (segment.NextOffset <= StartOffset || !segment.TryLocateTime(timestamp, out LogPosition found)) continue;
            // The batch found may lie below the start, or hold the record only after others: look at the batches from here on.
            for (int position = found.Position; position < segment.Size;)
            {
                byte[] rented = segment.RentBatch(position, out int length);
                try
                {
                    (long Offset, long Timestamp)? record = RecordRules.FirstAtOrAfter(rented.AsSpan(0, length), timestamp, StartOffset);
                    if (record is { } there) return there.Offset < limit ? there : null;
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(rented);
                }
                position += length;
            }
        }
        return null;
    }

    /// <summary>The record with the newest timestamp, or null when the log is empty.</summary>
    public (long Offset, long Timestamp)? FindNewest()
    {
        Segment? newest = null;
        foreach (Segment segment in _segments)
        {
            if (segment.MaxTimestamp >= 0 && segment.NextOffset > StartOffset && (newest is null || segment.MaxTimestamp > newest.MaxTimestamp))
                newest = segment;
        }
        return newest is null ? null : FindTime(newest.MaxTimestamp, long.MaxValue);
    }

    private long BytesFrom(LogPosition from, long limit)
    {
        long bytes = -from.Position;
        for (int index = _segments.IndexOf(from.Segment); index < _segments.Count && _segments[index].BaseOffset < limit; index++)
        {
            Segment segment = _segments[index];
            bytes += segment.NextOffset > limit && segment.TryLocate(limit, out LogPosition to) ? to.Position : segment.Size;
        }
        return bytes;
    }

    private bool TryLocate(long offset, out LogPosition found)
    {
        if (TryFindEnd(offset, out found))
        {
            if (found.Position < found.Segment.Size) return true;
        }
        int low = 0, high = _segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >>> 1;
            if (_segments[middle].BaseOffset <= offset) low = middle;
            else high = middle - 1;
        }
        // After compaction the rest of a segment may be empty: then the next batch is in a later one.
        for (; low < _segments.Count; low++)
        {
            if (_segments[low].NextOffset > offset && _segments[low].TryLocate(offset, out found)) return true;
        }
        return false;
    }

    private bool TryFindEnd(long offset, out LogPosition found)
    {
        foreach (LogPosition end in _ends)
        {
            if (end.Segment is null || end.Offset != offset) continue;
            found = end;
            return true;
        }
        found = default;
        return false;
    }

    private void ForgetEnds() => Array.Clear(_ends);

    private static int WholeBatches(ReadOnlySpan<byte> bytes, long limit, out long nextOffset)
    {
        int position = 0;
        nextOffset = -1;
        while (bytes.Length - position >= BatchHeader.Size)
        {
            var batch = new BatchHeader(bytes[position..]);
            int total = batch.TotalBytes;
            if (total < BatchHeader.Size || total > bytes.Length - position || batch.BaseOffset >= limit) break;
            nextOffset = batch.LastOffset + 1;
            position += total;
        }
        return position;
    }
}
