using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>A sub-topology at work on one partition of its topics. One thread owns it; nothing inside locks.</summary>
internal sealed class StreamTask
{
    private readonly BuiltTask _built;
    private readonly List<IStateStore> _stores;
    private bool _started;

    /// <param name="built">The running graph.</param>
    /// <param name="globalStores">Stores of its context that belong to all tasks: it neither opens nor closes them.</param>
    /// <param name="maxIdleMs">How long it waits for an empty partition, milliseconds.</param>
    public StreamTask(BuiltTask built, IReadOnlyCollection<string> globalStores, long maxIdleMs)
    {
        _built = built;
        _stores = [.. built.Context.Stores.Values.Where(s => !globalStores.Contains(s.Name))];
        Group = new PartitionGroup(maxIdleMs);
        foreach (var source in built.Sources) Group.Open(source);
    }

    public TaskContext Context => _built.Context;

    public TaskId Id => Context.Id;

    public PartitionGroup Group { get; }

    /// <summary>Its partitions on a cluster; empty in a test driver.</summary>
    public List<TaskInput> Inputs { get; } = [];

    /// <summary>Its own stores, in the order of the plan.</summary>
    public IReadOnlyList<IStateStore> Stores => _stores;

    /// <summary>Records that went through the graph.</summary>
    public long Processed { get; private set; }

    /// <summary>Whether something happened since the last commit.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Whether user code, or a store that holds back much, asks for a commit.</summary>
    public bool WantsCommit
    {
        get
        {
            if (Context.CommitRequested) return true;
            foreach (var store in _stores)
                if (store is ITaskStore { WantsCommit: true }) return true;
            return false;
        }
    }

    /// <summary>The lane of a topic (full name); null when the task does not read it.</summary>
    public Lane? LaneOf(string topic) => _built.SourceOf(topic) is { } source ? Group.Open(source) : null;

    /// <summary>Opens the stores; they may be restored then.</summary>
    public void OpenStores()
    {
        foreach (var store in _stores) store.Init(new ProcessorContext(Context), store);
    }

    /// <summary>Initializes the nodes; records may come then.</summary>
    public void Start()
    {
        foreach (var node in _built.Lifecycles) node.Init();
        _started = true;
    }

    /// <summary>Processes records, no more than so many, while nobody else reads the stores; returns whether there was any.</summary>
    public bool Step(long now, int atMost)
    {
        if (!Group.HasRecords) return false;
        lock (Context.Gate)
        {
            int processed = 0;
            while (processed < atMost && Step(now)) processed++;
            return processed > 0;
        }
    }

    /// <summary>Processes the next record, if there is one and it may be, and then what its time made due; returns whether it did.</summary>
    public bool Step(long now)
    {
        if (!Group.IsReady(now)) return false;
        Context.WallClockMs = now;
        IsDirty = true;
        Group.ProcessNext();
        Processed++;
        Context.Punctuate(PunctuationType.STREAM_TIME);
        return true;
    }

    /// <summary>Calls what stream time made due: before the first record, when it goes on where an earlier owner left it.</summary>
    public void PunctuateByStreamTime()
    {
        lock (Context.Gate) IsDirty |= Context.Punctuate(PunctuationType.STREAM_TIME);
    }

    /// <summary>Calls what the wall clock made due; returns whether anything was.</summary>
    public bool PunctuateByWallClock(long now)
    {
        Context.WallClockMs = now;
        if (Context.NextWallClockPunctuationMs > now) return false;
        lock (Context.Gate)
        {
            if (!Context.Punctuate(PunctuationType.PROCESSING_TIME)) return false;
            IsDirty = true;
            return true;
        }
    }

    /// <summary>Hands on what the caches hold. First of the steps of a commit.</summary>
    public void Flush()
    {
        lock (Context.Gate)
        {
            foreach (var node in _built.Lifecycles) (node as IDrain)?.Drain();
            foreach (var store in _stores) store.Flush();
        }
    }

    /// <summary>Makes what the stores hold lasting. Last of the steps of a commit.</summary>
    public void Apply(Func<string, long> changelogOffsetOf)
    {
        lock (Context.Gate)
        {
            foreach (var store in _stores)
            {
                if (store is ITaskStore held) held.Apply(Context.ChangelogTopicOf(store.Name) is { } topic ? changelogOffsetOf(topic) : -1);
            }
        }

        Context.CommitRequested = false;
        IsDirty = false;
    }

    /// <summary>Forgets what was done since the last commit: stores and queued records.</summary>
    public void Abort()
    {
        lock (Context.Gate)
        {
            foreach (var node in _built.Lifecycles) (node as IDrain)?.Forget();
            foreach (var store in _stores)
            {
                if (store is ITaskStore held) held.Abort();
            }
        }

        Group.Clear();
        Context.CommitRequested = false;
        IsDirty = false;
    }

    /// <summary>Closes nodes and stores. What was not committed before is forgotten.</summary>
    public void Close()
    {
        List<Exception>? failed = null;
        if (_started)
        {
            for (int i = _built.Lifecycles.Count - 1; i >= 0; i--) Try(_built.Lifecycles[i].Close, ref failed);
        }

        lock (Context.Gate)
        {
            foreach (var store in _stores)
            {
                if (store.IsOpen) Try(store.Close, ref failed);
            }
        }

        _started = false;
        if (failed is not null) throw new Errors.StreamsException($"task {Id} did not close cleanly: {failed[0].Message}", failed[0]);
    }

    private static void Try(Action close, ref List<Exception>? failed)
    {
        try
        {
            close();
        }
        catch (Exception e)
        {
            (failed ??= []).Add(e);
        }
    }
}
