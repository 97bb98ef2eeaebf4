using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>
/// Emission on window close: which windows have closed since the last look. Looks at most once an interval of the wall clock. How far windows came out is
/// kept with the task's commits under the store's name, as in Kafka Streams, so that they do not come out again after a restart.
/// </summary>
internal sealed class ClosedWindows(TaskContext task, string store)
{
    private long _nextLookMs = long.MinValue;

    /// <summary>Where the windows stood that came out last; -1 before the first.</summary>
    public long LastCloseMs => task.Notes.TryGet(store, out long closeMs) ? closeMs : -1;

    /// <summary>Whether it is time to look, for a stream time before which windows are closed.</summary>
    public bool IsDue(long closeMs)
    {
        long now = task.WallClockMs;
        if (now < _nextLookMs) return false;
        _nextLookMs = now + task.EmitIntervalMs;
        long last = LastCloseMs;
        return last == -1 || last < closeMs;
    }

    public void Emitted(long closeMs) => task.Notes.Put(store, closeMs);
}
