namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A task of this thread, from its assignment until it is closed.</summary>
internal sealed class ActiveTask(StreamTask task)
{
    public StreamTask Task { get; } = task;

    public List<Restoration> Restorations { get; } = [];

    /// <summary>Whether its folder is ours and its stores are open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it processes records.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Restores on; returns whether there was anything to do.</summary>
    public bool Restore(int atMost)
    {
        bool any = false;
        foreach (var restoration in Restorations) any |= restoration.Step(atMost);
        return any;
    }

    public bool IsRestored
    {
        get
        {
            foreach (var restoration in Restorations)
                if (!restoration.IsComplete) return false;
            return true;
        }
    }
}
