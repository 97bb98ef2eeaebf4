using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>What both sides of a stream-stream join know of time. Milliseconds.</summary>
internal sealed class JoinTime(ObservedTime observed)
{
    /// <summary>Largest time seen on either side; -1 before the first record.</summary>
    public long StreamTime => observed.Ms;

    /// <summary>Time of the oldest record known to wait for a partner; the largest number when none is.</summary>
    public long OldestPending { get; set; } = long.MaxValue;

    /// <summary>Wall clock time before which waiting records are not looked through again.</summary>
    public long NextScan { get; set; }

    /// <summary>Whether what waited when the task began is known.</summary>
    public bool IsPrimed { get; private set; }

    /// <summary>Takes in what waited when the task began: else it would wait until another record has to wait.</summary>
    public void Prime(long oldestPending)
    {
        IsPrimed = true;
        OldestPending = Math.Min(OldestPending, oldestPending);
    }

    public void Advance(long timestamp) => observed.Advance(timestamp);
}
