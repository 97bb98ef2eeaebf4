using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// A thread at work: one client, some tasks, one loop. An error ends the session; whether a new one begins is decided outside.
/// </summary>
internal sealed class StreamThread
{
    // Losing one's place is no error, but doing so again and again without having worked is.
    private const int MaxMigrationsInARow = 20;

    private readonly StreamApplication _application;
    private readonly Thread _thread;
    private readonly TimeSpan _summaryEvery;
    private long _summarized;
    private long _processedThen;
    private volatile ThreadSession? _session;
    private volatile bool _stopping;

    public StreamThread(StreamApplication application, int index)
    {
        _application = application;
        _summaryEvery = application.Config.LogProcessingSummary;
        _summarized = application.Config.TimeProvider.GetTimestamp();
        Index = index;
        Name = $"{application.ClientId}-StreamThread-{index + 1}";
        _thread = new Thread(Run) { Name = Name, IsBackground = true };
    }

    public int Index { get; }

    public string Name { get; }

    public ThreadState State { get; private set; } = ThreadState.Created;

    public ThreadCounters Counters { get; } = new();

    public void Start()
    {
        SetState(ThreadState.Rebalancing);
        _thread.Start();
    }

    /// <summary>Waits for the thread's end; true at once when it never began, or when it is the caller.</summary>
    public bool Join(TimeSpan timeout) => State == ThreadState.Created || IsCurrent || _thread.Join(timeout);

    public bool IsCurrent => Thread.CurrentThread == _thread;

    public bool IsStopping => _stopping;

    public void RequestStop()
    {
        _stopping = true;
        _session?.WakeUp();
    }

    /// <summary>Tasks whose stores may be read, under their gates.</summary>
    public IReadOnlyList<StreamTask> Queryable => _session?.Queryable ?? [];

    /// <summary>Tasks whose stores may be read as well by those who put up with old answers.</summary>
    public IReadOnlyList<StreamTask> QueryableStale => _session?.QueryableStale ?? [];

    public void AddLags(IDictionary<string, IDictionary<int, LagInfo>> lags) => _session?.AddLags(lags);

    internal void SetState(ThreadState state)
    {
        if (State == state) return;
        State = state;
        _application.StateChanged(this, state);
    }

    /// <summary>What the thread does; whoever turns a virtual clock calls it on a thread of its own.</summary>
    internal void Run()
    {
        int migrations = 0;
        var final = ThreadState.Stopped;
        while (!_stopping)
        {
            long before = Counters.Processed;
            try
            {
                RunSession();
            }
            catch (Exception e) when (IsPassing(e) && migrations < MaxMigrationsInARow)
            {
                migrations = Counters.Processed > before ? 0 : migrations + 1;
                ThreadLog.Migrated(_application.Logger, Name, e.Message);
                SetState(ThreadState.Rebalancing);
            }
            catch (Exception e)
            {
                ThreadLog.Failed(_application.Logger, e, Name);
                if (_application.Failed(this, e)) continue;
                final = ThreadState.Failed;
                break;
            }
        }

        SetState(final);
    }

    private void Summarize()
    {
        var clock = _application.Config.TimeProvider;
        var since = clock.GetElapsedTime(_summarized);
        if (_summaryEvery <= TimeSpan.Zero || since < _summaryEvery) return;
        ThreadLog.Summary(_application.Logger, Name, Counters.Processed - _processedThen, since.TotalSeconds);
        (_summarized, _processedThen) = (clock.GetTimestamp(), Counters.Processed);
    }

    // The group has gone on without us, or something that serdes need is away: neither is the records' fault, and a new session begins where the last commit was.
    private static bool IsPassing(Exception e) => e is TaskMigratedException or SerDesUnavailableException;

    private void RunSession()
    {
        var session = new ThreadSession(_application, this);
        _session = session;
        try
        {
            session.Open();
            while (!_stopping)
            {
                session.RunOnce();
                Summarize();
            }

            session.Close();
        }
        catch
        {
            session.Abandon();
            throw;
        }
        finally
        {
            _session = null;
            session.Dispose();
        }
    }
}
