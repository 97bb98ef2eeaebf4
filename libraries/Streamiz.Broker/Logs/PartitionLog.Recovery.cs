using System.Buffers;
using System.Globalization;
using System.Text;
using Streamiz.Broker.Storage;

namespace Streamiz.Broker.Logs;

// Opening: what is trusted, what is read through, what is cut off.
internal sealed partial class PartitionLog
{
    /// <summary>Opens the log in a folder, or begins it there.</summary>
    /// <param name="storage">Where it lives.</param>
    /// <param name="folder">Its folder in it.</param>
    /// <param name="settings">The topic's.</param>
    /// <param name="notice">Told what was cut off or found damaged, for the operator.</param>
    public static PartitionLog Open(IBrokerStorage storage, string folder, LogSettings settings, Action<string> notice)
    {
        var log = new PartitionLog(storage, folder, settings);
        FinishSwaps(storage, folder);
        List<string> names = [.. storage.Files(folder)];
        foreach (string leftover in names.Where(n => n.EndsWith(".cleaned", StringComparison.Ordinal))) storage.Delete(folder + "/" + leftover);
        long[] bases = [.. names.Where(n => n.EndsWith(".log", StringComparison.Ordinal)).Select(n => long.Parse(n.AsSpan(0, n.Length - 4), null)).Order()];
        foreach (long baseOffset in bases) log._segments.Add(log.OpenSegment(baseOffset));
        if (log._segments.Count == 0) log._segments.Add(log.OpenSegment(0));
        log.Recover(notice);
        byte[]? start = storage.ReadAll(folder + "/" + StartFile);
        long saved = start is null ? 0 : long.Parse(Encoding.ASCII.GetString(start), CultureInfo.InvariantCulture);
        log.StartOffset = Math.Max(saved, log._segments[0].BaseOffset);
        if (log.StartOffset > log.NextOffset) log.BeginAgainAt(log.StartOffset);
        log.Producers.ForgetBelow(log.StartOffset);
        return log;
    }

    private void Recover(Action<string> notice)
    {
        // The producers of the newest summary stand for all segments up to it; from there on the log is replayed.
        int trusted = -1;
        for (int i = _segments.Count - 1; i >= 0 && trusted < 0; i--)
        {
            if (SegmentSummary.TryRead(_storage, _segments[i], Producers)) trusted = i;
        }
        for (int i = 0; i < _segments.Count; i++)
        {
            Segment segment = _segments[i];
            bool isLast = i == _segments.Count - 1;
            bool known = i == trusted || (i < trusted && SegmentSummary.TryRead(_storage, segment, null));
            if (known && segment.Size == segment.File.Length) continue;
            if (!known || (!isLast && i != trusted)) segment.Entries.Clear();
            if (!Replay(segment, known ? segment.Size : 0, replayProducers: i >= trusted, isLast, notice)) return;
        }
    }

    /// <summary>Reads batches through from a position, with their checksums; false when the log is damaged.</summary>
    private bool Replay(Segment segment, int position, bool replayProducers, bool isLast, Action<string> notice)
    {
        segment.Size = position;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            long length = segment.File.Length;
            if (length > int.MaxValue) return Fail(segment, position, notice);
            while (position < length)
            {
                int read = segment.File.Read(buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - position)), position);
                int used = ReplayWindow(segment, buffer.AsSpan(0, read), position, replayProducers);
                position += used;
                if (used > 0) continue;
                // Nothing whole in the window: either the batch is larger than the window, or it is not a batch.
                int total = read >= BatchHeader.Size ? new BatchHeader(buffer).TotalBytes : -1;
                if (total > buffer.Length && total <= length - position)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = ArrayPool<byte>.Shared.Rent(total);
                    continue;
                }
                if (!isLast) return Fail(segment, position, notice);
                CutTail(segment, position, isTorn: total < 0 || total > length - position, notice);
                break;
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int ReplayWindow(Segment segment, ReadOnlySpan<byte> window, int position, bool replayProducers)
    {
        int used = 0;
        while (window.Length - used >= BatchHeader.Size)
        {
            ReadOnlySpan<byte> rest = window[used..];
            var batch = new BatchHeader(rest);
            int total = batch.TotalBytes;
            if (total < BatchHeader.Size || total > rest.Length) break;
            if (!BatchHeader.IsIntact(rest[..total]) || batch.BaseOffset < segment.NextOffset) break;
            segment.Note(batch, position + used);
            if (segment.CreatedMs == 0) segment.CreatedMs = Math.Max(0, batch.MaxTimestamp);
            if (replayProducers && batch.ProducerId >= 0) ReplayProducer(rest[..total]);
            used += total;
        }
        return used;
    }

    private void ReplayProducer(ReadOnlySpan<byte> bytes)
    {
        var batch = new BatchHeader(bytes);
        if (!batch.IsControl) Producers.Appended(batch, batch.MaxTimestamp);
        else if (ControlBatch.IsCommit(bytes) is { } commit)
            Producers.Ended(batch.ProducerId, batch.ProducerEpoch, commit, batch.BaseOffset, 0, batch.MaxTimestamp);
    }

    /// <summary>
    /// A batch that was being written when the process or the machine went down is cut off. Anything else that cannot be read at the
    /// end is put aside first: it may hold what was acknowledged.
    /// </summary>
    private void CutTail(Segment segment, int position, bool isTorn, Action<string> notice)
    {
        long bytes = segment.File.Length - position;
        if (!isTorn)
        {
            string aside = segment.Path + ".damaged";
            using IStorageFile copy = _storage.Open(aside);
            byte[] buffer = new byte[64 * 1024];
            for (long done = 0; done < bytes;)
            {
                int n = segment.File.Read(buffer, position + done);
                if (n == 0) break;
                copy.Write(buffer.AsSpan(0, n), done);
                done += n;
            }
        }
        segment.File.Truncate(position);
        notice(isTorn
            ? $"{segment.Path}: an unfinished batch of {bytes} bytes was cut off at byte {position}, offset {segment.NextOffset}."
            : $"{segment.Path}: {bytes} bytes from byte {position}, offset {segment.NextOffset}, are damaged; they were moved to {segment.Path}.damaged.");
    }

    /// <summary>A sealed segment is damaged: nothing is cut, and nothing is served that might be wrong.</summary>
    private bool Fail(Segment segment, int position, Action<string> notice)
    {
        Failure = $"{segment.Path} is damaged at byte {position} (offset {segment.NextOffset}); the partition is not served until the file is restored or removed.";
        notice(Failure);
        return false;
    }

    private void BeginAgainAt(long offset)
    {
        foreach (Segment segment in _segments) Drop(segment);
        _segments.Clear();
        _segments.Add(OpenSegment(offset));
        ForgetEnds();
    }
}
