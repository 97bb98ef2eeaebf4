namespace Streamiz.Kafka.Net.Processors.Public;

/// <summary>A punctuation that comes round until it is cancelled.</summary>
public class TaskScheduled
{
    internal TaskScheduled(string node, long firstMs, long intervalMs, Action<long> punctuator)
    {
        (Node, NextMs, IntervalMs) = (node, firstMs, intervalMs);
        Punctuator = punctuator;
    }

    /// <summary>Whether it was cancelled.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Whether it will not come again.</summary>
    public bool IsCompleted { get; set; }

    internal string Node { get; }

    internal long IntervalMs { get; }

    internal Action<long> Punctuator { get; }

    /// <summary>When it is due next, milliseconds.</summary>
    internal long NextMs { get; private set; }

    /// <summary>It does not come again.</summary>
    public void Cancel()
    {
        IsCancelled = true;
        IsCompleted = true;
    }

    /// <summary>Moves to the next multiple of the interval after now: missed ones are not made up for.</summary>
    internal void Advance(long nowMs)
    {
        long next = NextMs + IntervalMs;
        if (nowMs >= next) next = NextMs + (((nowMs - NextMs) / IntervalMs) + 1) * IntervalMs;
        NextMs = next;
    }
}
