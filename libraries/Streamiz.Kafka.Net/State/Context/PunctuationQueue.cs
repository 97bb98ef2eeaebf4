using Streamiz.Kafka.Net.Processors.Public;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// Punctuations by due time. A binary heap that sifts as Java's priority queue does, since the order of those due at the same time follows from it.
/// </summary>
internal sealed class PunctuationQueue
{
    private readonly List<TaskScheduled> _heap = [];

    public void Add(TaskScheduled scheduled)
    {
        _heap.Add(scheduled);
        int at = _heap.Count - 1;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (scheduled.NextMs >= _heap[parent].NextMs) break;
            _heap[at] = _heap[parent];
            at = parent;
        }

        _heap[at] = scheduled;
    }

    /// <summary>Takes the first one that is due; null when none is.</summary>
    public TaskScheduled? TakeDue(long nowMs)
    {
        if (_heap.Count == 0 || _heap[0].NextMs > nowMs) return null;
        var first = _heap[0];
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        if (_heap.Count > 0) SiftDown(last);
        return first;
    }

    /// <summary>Due time of the first one; <see cref="long.MaxValue"/> when there is none.</summary>
    public long NextMs => _heap.Count == 0 ? long.MaxValue : _heap[0].NextMs;

    private void SiftDown(TaskScheduled scheduled)
    {
        int at = 0;
        int half = _heap.Count >> 1;
        while (at < half)
        {
            int child = (2 * at) + 1;
            if (child + 1 < _heap.Count && _heap[child].NextMs > _heap[child + 1].NextMs) child++;
            if (scheduled.NextMs <= _heap[child].NextMs) break;
            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = scheduled;
    }
}
