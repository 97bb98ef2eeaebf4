using System.Globalization;
using System.Text;

namespace Streamiz.Broker.Logs;

// What goes away: by order, by age, by size.
internal sealed partial class PartitionLog
{
    /// <summary>Moves the start of the log forward; what lies below is gone for readers at once, and from the disk by segments.</summary>
    public void DeleteBefore(long offset)
    {
        if (offset <= StartOffset) return;
        SaveStart(offset);
        StartOffset = offset;
        if (offset == NextOffset && Active.Size > 0) Roll();
        DropBelowStart();
    }

    /// <summary>Applies retention by time and size, and seals an active segment that is too old. True when something went away.</summary>
    public bool Retain(long now)
    {
        if (Failure is not null) return false;
        if (Active.Size > 0 && now - Active.CreatedMs > Settings.SegmentMs) Roll();
        if (!Settings.Delete) return false;
        long before = StartOffset;
        if (Settings.RetentionMs >= 0)
        {
            if (Active.Size > 0 && IsExpired(Active, now)) Roll();
            while (_segments.Count > 1 && IsExpired(_segments[0], now)) DropOldest();
        }
        if (Settings.RetentionBytes >= 0)
        {
            long excess = SizeBytes - Settings.RetentionBytes;
            while (_segments.Count > 1 && excess >= _segments[0].Size)
            {
                excess -= _segments[0].Size;
                DropOldest();
            }
        }
        return StartOffset != before;
    }

    private bool IsExpired(Segment segment, long now)
    {
        // Records of an open transaction stay: its outcome is not known.
        if (Producers.FirstOpenOffset >= 0 && Producers.FirstOpenOffset < segment.NextOffset) return false;
        long newest = segment.MaxTimestamp >= 0 ? segment.MaxTimestamp : segment.CreatedMs;
        return now - newest > Settings.RetentionMs;
    }

    private void DropOldest()
    {
        long start = Math.Max(StartOffset, _segments[1].BaseOffset);
        StartOffset = start;
        DropBelowStart();
    }

    private void DropBelowStart()
    {
        while (_segments.Count > 1 && _segments[1].BaseOffset <= StartOffset)
        {
            Drop(_segments[0]);
            _segments.RemoveAt(0);
        }
        Producers.ForgetBelow(StartOffset);
        ForgetEnds();
    }

    private void SaveStart(long offset) =>
        _storage.Replace(_folder + "/" + StartFile, Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture)), flush: true);
}
