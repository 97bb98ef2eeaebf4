namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// What drives tasks, step by step: poll, add, process, punctuate, commit. Stream threads, the test driver and the simulator call the same
/// method; only input, output and clock differ.
/// </summary>
internal sealed class TaskLoop(IInput input, Committer committer, LoopSettings settings)
{
    private readonly List<StreamTask> _tasks = [];
    private long _lastCommitMs = long.MinValue;

    public IReadOnlyList<StreamTask> Tasks => _tasks;

    public void Add(StreamTask task) => _tasks.Add(task);

    public void Remove(StreamTask task) => _tasks.Remove(task);

    /// <summary>Does what is to be done now, without waiting; returns whether there was anything.</summary>
    public bool Step(long now)
    {
        input.Poll(now);
        bool worked = Process(now);
        worked |= Punctuate(now);
        CommitIfDue(now);
        return worked;
    }

    /// <summary>Calls what the wall clock made due.</summary>
    public bool Punctuate(long now)
    {
        bool any = false;
        foreach (var task in _tasks) any |= task.PunctuateByWallClock(now);
        return any;
    }

    public void CommitIfDue(long now)
    {
        if (_lastCommitMs == long.MinValue) _lastCommitMs = now;
        if (now - _lastCommitMs < settings.CommitIntervalMs && !IsCommitWanted()) return;
        if (IsDirty()) Commit(now);
        _lastCommitMs = now;
    }

    public void Commit(long now)
    {
        committer.Commit(_tasks, now);
        _lastCommitMs = now;
    }

    /// <summary>When there is something to do by itself: a commit, a punctuation, the end of a wait for an empty partition. Milliseconds.</summary>
    public long NextDeadlineMs()
    {
        long next = _lastCommitMs == long.MinValue ? long.MaxValue : _lastCommitMs + settings.CommitIntervalMs;
        foreach (var task in _tasks) next = Math.Min(next, Math.Min(task.Context.NextWallClockPunctuationMs, task.Group.NextDeadlineMs));
        return next;
    }

    private bool Process(long now)
    {
        bool any = false;
        foreach (var task in _tasks) any |= task.Step(now, settings.RecordsPerStep);

        return any;
    }

    private bool IsDirty()
    {
        foreach (var task in _tasks)
            if (task.IsDirty || task.Context.CommitRequested) return true;
        return false;
    }

    private bool IsCommitWanted()
    {
        foreach (var task in _tasks)
            if (task.WantsCommit) return true;
        return false;
    }
}
