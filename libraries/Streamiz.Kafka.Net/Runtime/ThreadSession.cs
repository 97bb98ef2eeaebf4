using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// One thread's stay in the group: its client, its tasks, its loop. <see cref="Step"/> does everything that is to be done at a moment.
/// </summary>
internal sealed partial class ThreadSession : IInput, IDisposable
{
    // Readers of the stores wait while a step goes on.
    private const int MaxRecordsPerStep = 500;

    private readonly StreamApplication _application;
    private readonly StreamThread _thread;
    private readonly ThreadClient _client;
    private readonly TaskLoop _loop;
    private readonly ICommitProtocol _protocol;
    private readonly Committer _committer;
    private readonly GlobalTables _globals;
    private readonly List<ActiveTask> _tasks = [];
    private readonly int _enough;
    private readonly bool _exactlyOnce;
    private readonly long _processedBefore;
    private readonly long _droppedBefore;
    private readonly long _commitsBefore;
    private readonly long _undeliveredBefore;
    private long _closedProcessed;
    private long _closedDropped;
    private bool _working;
    private StreamTask[] _queryable = [];

    public ThreadSession(StreamApplication application, StreamThread thread)
    {
        _application = application;
        _thread = thread;
        var config = application.Config;
        _exactlyOnce = config.Guarantee == ProcessingGuarantee.EXACTLY_ONCE;
        string? transactionalId = _exactlyOnce ? $"{config.TransactionalId ?? config.ApplicationId}-{application.Directory.ProcessId}-{thread.Index}" : null;
        _client = application.Connect(thread.Name, transactionalId);
        _protocol = _exactlyOnce ? new ExactlyOnce(_client) : new AtLeastOnce(_client);
        _committer = new Committer(_protocol);
        _loop = new TaskLoop(this, _committer, new LoopSettings(config.CommitIntervalMs, (int)Math.Clamp(config.MaxPollRecords, 1, MaxRecordsPerStep)));
        _globals = new GlobalTables(application, thread.Index, _client);
        _enough = ClientSettings.BufferedRecords(config);
        (_processedBefore, _droppedBefore) = (thread.Counters.Processed, thread.Counters.Dropped);
        (_commitsBefore, _undeliveredBefore) = (thread.Counters.Commits, thread.Counters.Undelivered);
    }

    /// <summary>The tasks that process records, and the one of the global stores: what queries on other threads may look at.</summary>
    public IReadOnlyList<StreamTask> Queryable => Volatile.Read(ref _queryable);

    public void WakeUp() => _client.WakeUp();

    public void Open()
    {
        if (_exactlyOnce) _client.InitTransactions();
        _globals.Open(() => _thread.IsStopping);
        if (_thread.IsStopping) return;
        Publish();
        JoinGroup();
    }

    /// <summary>One turn: what is to be done now, and when there is nothing, a wait for whatever comes first.</summary>
    public void RunOnce()
    {
        long now = _client.Now;
        if (Step(now)) return;
        long deadline = now + Math.Max(1, _application.Config.PollMs);
        _client.Wait(now, Math.Min(deadline, Math.Max(now, NextDeadline(now))));
    }

    public bool Step(long now)
    {
        _client.Drive(now);
        HandleGroup(now);
        WatchTopics(now);
        bool worked = _globals.Step(WallClockMs);
        worked |= OpenTasks();
        worked |= RestoreTasks();
        if (_working) worked |= _loop.Step(WallClockMs);
        worked |= StepStandbys(now, worked);
        Count();
        return worked;
    }

    void IInput.Poll(long now)
    {
        foreach (var active in _tasks)
        {
            if (!active.IsRunning) continue;
            foreach (var input in active.Task.Inputs)
            {
                if (input.Reader.IsOutOfRange) Reset(input);
                input.Feed(_enough);
            }
        }
    }

    /// <summary>Commits, closes everything and leaves the group.</summary>
    public void Close()
    {
        CommitAll();
        foreach (var active in _tasks.ToArray()) CloseTask(active, clean: true);
        foreach (var standby in _standbys.ToArray()) CloseStandby(standby, clean: true);
        _globals.Close();
        _client.Leave();
        Count();
    }

    /// <summary>Closes everything as it is, after an error.</summary>
    public void Abandon()
    {
        if (_exactlyOnce) Quietly(() => _protocol.Abort([]));
        foreach (var active in _tasks.ToArray()) CloseTask(active, clean: false);
        foreach (var standby in _standbys.ToArray()) CloseStandby(standby, clean: false);
        Quietly(_globals.Close);
        Quietly(_client.Leave);
        Count();
    }

    public void Dispose() => _client.Dispose();

    private long WallClockMs => _application.Config.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    // Deadlines of tasks are times of the wall clock; waiting is done by the client's clock.
    private long NextDeadline(long now)
    {
        if (!_working) return long.MaxValue;
        long next = _loop.NextDeadlineMs();
        return next == long.MaxValue ? long.MaxValue : now + Math.Max(0, next - WallClockMs);
    }

    private void CommitAll()
    {
        if (_loop.Tasks.Count > 0 && _loop.Tasks.Any(t => t.IsDirty)) _loop.Commit(WallClockMs);
    }

    private void Publish()
    {
        var running = _tasks.Where(t => t.IsRunning).Select(t => t.Task);
        Volatile.Write(ref _queryable, [.. _globals.Task is null ? running : running.Append(_globals.Task)]);
        Volatile.Write(ref _activesToRead, [.. _tasks.Where(t => t.IsOpen)]);
        Volatile.Write(ref _standbysToRead, [.. _standbys.Where(s => s.IsOpen)]);
    }

    private void Count()
    {
        long processed = _closedProcessed, dropped = _closedDropped;
        foreach (var active in _tasks)
        {
            processed += active.Task.Processed;
            dropped += active.Task.Context.DroppedRecords;
        }

        _thread.Counters.Set(_processedBefore + processed, _droppedBefore + dropped, _commitsBefore + _committer.Commits, _undeliveredBefore + _client.Undelivered);
    }

    private void CloseTask(ActiveTask active, bool clean)
    {
        _tasks.Remove(active);
        _loop.Remove(active.Task);
        Publish();
        _closedProcessed += active.Task.Processed;
        _closedDropped += active.Task.Context.DroppedRecords;
        active.EndRestorations();
        foreach (var input in active.Task.Inputs) input.Reader.Close();
        CloseStores(active.Task, active.IsOpen, clean);
    }

    private void CloseStores(StreamTask task, bool isOpen, bool clean)
    {
        if (!isOpen) return;
        try
        {
            if (!clean) task.Abort();
            task.Close();
        }
        catch (Exception e) when (!clean)
        {
            ThreadLog.NotClean(_application.Logger, task.Id.ToString(), e.Message);
        }
        finally
        {
            _application.Directory.GiveUp(task.Id);
        }
    }

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // The error that brought us here is the one to tell of.
        }
    }
}
