using Streamiz.Kafka.Net.Processors;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// A task's input partitions. The record with the smallest timestamp among the heads comes next; of equal ones, the one that Java's priority
/// queue would give (the heap sifts in the same way), since results depend on it.
/// </summary>
internal sealed class PartitionGroup(long maxIdleMs)
{
    private readonly List<Lane> _lanes = [];
    private readonly List<Lane> _heap = [];

    public IReadOnlyList<Lane> Lanes => _lanes;

    /// <summary>Whether there is anything to process.</summary>
    public bool HasRecords => _heap.Count > 0;

    public int Buffered
    {
        get
        {
            int sum = 0;
            foreach (var lane in _lanes) sum += lane.Source.Buffered;
            return sum;
        }
    }

    public Lane Open(ISource source)
    {
        foreach (var lane in _lanes)
            if (lane.Source == source) return lane;
        var opened = new Lane(this, source);
        _lanes.Add(opened);
        if (source.Buffered > 0) Offer(opened);
        return opened;
    }

    /// <summary>
    /// Whether the next record may be processed: every partition has one, or has none in the cluster either and was waited for long enough.
    /// </summary>
    public bool IsReady(long now)
    {
        if (_heap.Count == 0) return false;
        if (_lanes.Count == 1 || maxIdleMs < 0) return true;
        foreach (var lane in _lanes)
        {
            if (lane.IsWaiting)
            {
                lane.IdleDeadlineMs = Lane.None;
                continue;
            }

            if (!lane.IsCaughtUp)
            {
                lane.IdleDeadlineMs = Lane.None;
                return false;
            }

            if (lane.IdleDeadlineMs == Lane.None) lane.IdleDeadlineMs = now + maxIdleMs;
            if (now < lane.IdleDeadlineMs) return false;
        }

        return true;
    }

    /// <summary>When the wait for an empty partition ends; <see cref="long.MaxValue"/> when nothing waits for one.</summary>
    public long NextDeadlineMs
    {
        get
        {
            if (_heap.Count == 0) return long.MaxValue;
            long next = long.MaxValue;
            foreach (var lane in _lanes)
                if (!lane.IsWaiting && lane.IdleDeadlineMs != Lane.None) next = Math.Min(next, lane.IdleDeadlineMs);
            return next;
        }
    }

    /// <summary>Sends the next record through the graph.</summary>
    public void ProcessNext()
    {
        var lane = Take();
        try
        {
            lane.Source.ProcessHead();
        }
        finally
        {
            if (lane.Source.Buffered > 0) Offer(lane);
        }
    }

    /// <summary>Forgets everything that is queued.</summary>
    public void Clear()
    {
        foreach (var lane in _lanes)
        {
            lane.Source.Clear();
            lane.IsWaiting = false;
            lane.IdleDeadlineMs = Lane.None;
        }

        _heap.Clear();
    }

    internal void Offer(Lane lane)
    {
        lane.IsWaiting = true;
        _heap.Add(lane);
        int at = _heap.Count - 1;
        long timestamp = lane.Source.HeadTimestamp;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (timestamp >= _heap[parent].Source.HeadTimestamp) break;
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = lane;
    }

    private Lane Take()
    {
        var first = _heap[0];
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        first.IsWaiting = false;
        if (_heap.Count > 0) SiftDown(last);
        return first;
    }

    private void SiftDown(Lane lane)
    {
        int at = 0;
        int half = _heap.Count >> 1;
        long timestamp = lane.Source.HeadTimestamp;
        while (at < half)
        {
            int child = (2 * at) + 1;
            if (child + 1 < _heap.Count && _heap[child].Source.HeadTimestamp > _heap[child + 1].Source.HeadTimestamp) child++;
            if (timestamp <= _heap[child].Source.HeadTimestamp) break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = lane;
    }
}
