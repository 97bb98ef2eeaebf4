namespace Streamiz.Kafka.Net.Runtime;

/// <summary>What a thread did. It alone writes; anybody may read.</summary>
internal sealed class ThreadCounters
{
    private long _processed;
    private long _dropped;
    private long _commits;
    private long _undelivered;

    /// <summary>Records that went through its tasks, also those that are closed by now.</summary>
    public long Processed => Volatile.Read(ref _processed);

    /// <summary>Records that its tasks left out.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Records that were not written, with the consent of the handler.</summary>
    public long Undelivered => Volatile.Read(ref _undelivered);

    public void Set(long processed, long dropped, long commits, long undelivered)
    {
        Volatile.Write(ref _processed, processed);
        Volatile.Write(ref _dropped, dropped);
        Volatile.Write(ref _commits, commits);
        Volatile.Write(ref _undelivered, undelivered);
    }
}
