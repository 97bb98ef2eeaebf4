using System.Globalization;
using Streamiz.Broker.Storage;

namespace Streamiz.Broker.Logs;

// Compaction: what is to be done, and putting in place what was made.
internal sealed partial class PartitionLog
{
    private const string SwapSuffix = ".swap";
    private bool _isCleaning;

    /// <summary>A job when enough has come since the last one, else null. One at a time.</summary>
    public CleaningJob? PlanCleaning(long now)
    {
        if (!Settings.Compact || Failure is not null || _isCleaning) return null;
        // What an open transaction holds is not decided, and the newest segment is still written to.
        long limit = LastStableOffset;
        List<Segment> sealedSegments = [];
        long clean = 0, dirty = 0;
        for (int i = 0; i < _segments.Count - 1 && _segments[i].NextOffset <= limit; i++)
        {
            Segment segment = _segments[i];
            if (!segment.Cleaned && now - Math.Max(segment.MaxTimestamp, 0) < Settings.MinCompactionLagMs) break;
            sealedSegments.Add(segment);
            if (segment.Cleaned) clean += segment.Size;
            else dirty += segment.Size;
        }
        if (dirty == 0 || dirty < Settings.MinCleanableDirtyRatio * (clean + dirty)) return null;
        _isCleaning = true;
        return new CleaningJob(_storage, sealedSegments, [.. Producers.Aborted], Settings, now);
    }

    /// <summary>Puts a job's results in place of the segments it went over, unless these have changed meanwhile.</summary>
    public void Complete(CleaningJob job, bool isDone)
    {
        _isCleaning = false;
        bool isStill = isDone && job.Segments.Count <= _segments.Count - 1;
        for (int i = 0; isStill && i < job.Segments.Count; i++) isStill = _segments[i] == job.Segments[i];
        if (!isStill)
        {
            foreach (Segment result in job.Results)
            {
                result.Dispose();
                _storage.Delete(result.Path);
            }
            return;
        }
        SwapIn(job);
        ForgetEnds();
    }

    /// <summary>
    /// Each result first gets a name that says which offsets it stands for: from then on it counts, and a start after a crash finishes
    /// what is left to do.
    /// </summary>
    private void SwapIn(CleaningJob job)
    {
        var placed = new List<(Segment Segment, ProducerTable? Producers)>();
        foreach (Segment result in job.Results)
        {
            List<Segment> covered = job.Segments.FindAll(s => s.BaseOffset >= result.BaseOffset && s.NextOffset <= result.NextOffset);
            var producers = new ProducerTable();
            bool areKnown = SegmentSummary.TryRead(_storage, covered[^1], producers);
            result.Dispose();
            string swap = $"{_folder}/{result.BaseOffset}-{result.NextOffset}{SwapSuffix}";
            _storage.Move(result.Path, swap);
            foreach (Segment old in covered) Drop(old);
            _storage.Move(swap, _folder + "/" + Segment.FileName(result.BaseOffset));
            Segment segment = OpenSegment(result.BaseOffset);
            segment.TakeOver(result);
            placed.Add((segment, areKnown ? producers : null));
        }
        _segments.RemoveRange(0, job.Segments.Count);
        _segments.InsertRange(0, placed.Select(p => p.Segment));
        foreach ((Segment segment, ProducerTable? producers) in placed)
        {
            if (producers is not null) SegmentSummary.Write(_storage, segment, producers);
        }
    }

    private static void FinishSwaps(IBrokerStorage storage, string folder)
    {
        foreach (string name in storage.Files(folder).Where(n => n.EndsWith(SwapSuffix, StringComparison.Ordinal)).ToArray())
        {
            string[] range = name[..^SwapSuffix.Length].Split('-');
            long from = long.Parse(range[0], CultureInfo.InvariantCulture), to = long.Parse(range[1], CultureInfo.InvariantCulture);
            foreach (string old in storage.Files(folder).Where(n => n.EndsWith(".log", StringComparison.Ordinal)).ToArray())
            {
                long at = long.Parse(old.AsSpan(0, old.Length - 4), CultureInfo.InvariantCulture);
                if (at < from || at >= to) continue;
                storage.Delete(folder + "/" + old);
                storage.Delete(SegmentSummary.PathFor(folder + "/" + old));
            }
            storage.Move(folder + "/" + name, folder + "/" + Segment.FileName(from));
        }
    }
}
