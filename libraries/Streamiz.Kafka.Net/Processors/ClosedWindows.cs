using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors;

/// <summary>Emission on window close: which windows have closed since the last look. Looks at most once an interval of the wall clock.</summary>
internal sealed class ClosedWindows(TaskContext task)
{
    private long _nextLookMs = long.MinValue;

    /// <summary>Where the windows stood that came out last; -1 before the first.</summary>
    public long LastCloseMs { get; private set; } = -1;

    /// <summary>Whether it is time to look, for a stream time before which windows are closed.</summary>
    public bool IsDue(long closeMs)
    {
        long now = task.WallClockMs;
        if (now < _nextLookMs) return false;
        _nextLookMs = now + task.EmitIntervalMs;
        return LastCloseMs == -1 || LastCloseMs < closeMs;
    }

    public void Emitted(long closeMs) => LastCloseMs = closeMs;
}
