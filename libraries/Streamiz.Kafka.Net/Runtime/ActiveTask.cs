using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A task of this thread, from its assignment until it is closed.</summary>
internal sealed class ActiveTask(StreamTask task)
{
    private readonly List<Restoration> _restorations = [];

    public StreamTask Task { get; } = task;

    public IReadOnlyList<Restoration> Restorations => _restorations;

    /// <summary>Whether its folder is ours and its stores are open.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it processes records.</summary>
    public bool IsRunning { get; set; }

    public bool IsRestored
    {
        get
        {
            foreach (var restoration in _restorations)
                if (!restoration.IsComplete) return false;
            return true;
        }
    }

    public void Add(Restoration restoration)
    {
        lock (Task.Context.Gate) _restorations.Add(restoration);
    }

    /// <summary>Restores on; returns whether there was anything to do.</summary>
    public bool Restore(int atMost)
    {
        bool any = false;
        lock (Task.Context.Gate)
        {
            foreach (var restoration in _restorations) any |= restoration.Step(atMost);
        }

        return any;
    }

    /// <summary>Gives up a restoration, to begin another one.</summary>
    public void Remove(Restoration restoration)
    {
        restoration.Close();
        lock (Task.Context.Gate) _restorations.Remove(restoration);
    }

    public void EndRestorations()
    {
        foreach (var restoration in _restorations) restoration.Close();
        lock (Task.Context.Gate) _restorations.Clear();
    }

    /// <summary>How far a store is behind its changelog: only while it is restored, since what works writes the changelog itself. Under the task's gate.</summary>
    public LagInfo LagOf(IStateStore store)
    {
        foreach (var restoration in _restorations)
            if (restoration.Feed.Store == store) return restoration.Lag;
        long position = store is ITaskStore { IsOpen: true } held ? Math.Max(0, held.ChangelogOffset) : 0;
        return new LagInfo(position, position);
    }
}
