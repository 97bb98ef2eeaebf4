using System.Runtime.CompilerServices;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Mock;

/// <summary>
/// Runs a topology in memory: one task for all of it, one partition a topic. A piped record is worked on, with everything that follows from it,
/// before the call returns. It is the same engine as in production; only topics and clock are the driver's.
/// </summary>
public partial class TopologyTestDriver : IDisposable
{
    private readonly CapturingSink _sink = new();
    private readonly DriverTopics _topics;
    private readonly TaskLoop _loop;
    private readonly StreamTask _task;
    private readonly StreamTask? _global;
    private readonly LogicalTopology _topology;
    private readonly IStreamConfig _config;
    private readonly string _stateFolder;

    /// <summary>Starts a topology. Both modes run the same way: what is piped has been worked on when the call returns.</summary>
    /// <exception cref="StreamsException">The configuration lacks something, or the topology does not start.</exception>
    public TopologyTestDriver(Topology topology, IStreamConfig config, Mode mode = Mode.SYNC_TASK)
        : this(topology, config, (config ?? throw new ArgumentNullException(nameof(config))).TimeProvider.GetUtcNow().UtcDateTime)
    {
    }

    /// <summary>Starts a topology. The driver has topics of its own in memory, so the supplier is not asked for clients.</summary>
    public TopologyTestDriver(Topology topology, IStreamConfig config, IKafkaSupplier kafkaSupplier)
        : this(topology, config) => ArgumentNullException.ThrowIfNull(kafkaSupplier);

    /// <summary>Starts a topology with the driver's clock at a time.</summary>
    [OverloadResolutionPriority(-1)]
    public TopologyTestDriver(Topology topology, IStreamConfig config, DateTime wallClock)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(config);
        if (string.IsNullOrEmpty(config.ApplicationId)) throw new StreamConfigException("application.id is required");
        _config = config;
        _topology = topology.Logical;
        _topology.CheckCopartition();
        WallClockMs = Crosscutting.DateTimeExtensions.GetMilliseconds(wallClock);
        _stateFolder = Path.Combine(config.StateDir, $"{config.ApplicationId}-driver-{Guid.NewGuid():N}");
        _topics = new DriverTopics(_sink);
        _loop = new TaskLoop(_topics, new Committer(_topics), new LoopSettings(CommitIntervalMs: 0, RecordsPerStep: 1));
        try
        {
            _global = StartGlobal();
            _topics.Global = _global;
            _task = StartTask();
            _topics.Task = _task;
            _loop.Add(_task);
            IsRunning = true;
            Commit();
        }
        catch
        {
            IsError = true;
            Dispose();
            throw;
        }
    }

    /// <summary>Whether something failed.</summary>
    public bool IsError { get; private set; }

    /// <summary>Whether records can be piped.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Whether it was disposed of.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>The driver's clock, milliseconds since 1970.</summary>
    internal long WallClockMs { get; private set; }

    /// <summary>Moves the clock, calls what is due by it (once, however far it moved) and works on what follows.</summary>
    public void AdvanceWallClockTime(TimeSpan advance)
    {
        WallClockMs += (long)advance.TotalMilliseconds;
        Guarded(() =>
        {
            _loop.Punctuate(WallClockMs);
            _loop.Commit(WallClockMs);
        });
        Run();
    }

    /// <summary>Commits: caches are flushed.</summary>
    public void Commit()
    {
        Guarded(() => _loop.Commit(WallClockMs));
        Run();
    }

    /// <summary>Stops the topology and deletes its state.</summary>
    public void Dispose()
    {
        if (IsStopped) return;
        IsStopped = true;
        IsRunning = false;
        GC.SuppressFinalize(this);
        try
        {
            _task?.Close();
        }
        finally
        {
            _global?.Close();
            if (Directory.Exists(_stateFolder)) Directory.Delete(_stateFolder, recursive: true);
        }
    }

    internal void Queue(CapturedRecord record)
    {
        ObjectDisposedException.ThrowIf(IsStopped, this);
        Guarded(() => _topics.Add(record, WallClockMs));
    }

    /// <summary>Works until nothing is left to do.</summary>
    internal void Run()
    {
        ObjectDisposedException.ThrowIf(IsStopped, this);
        Guarded(() =>
        {
            while (_loop.Step(WallClockMs))
            {
                // A topology that feeds itself for ever would not end here, as it would not on a cluster.
            }
        });
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is not ArgumentException)
        {
            IsError = true;
            throw;
        }
    }

    private StreamTask? StartGlobal()
    {
        if (_topology.GlobalStores.Count == 0) return null;
        var context = Context(new TaskId { Id = -1, Partition = -1 }, new Dictionary<string, string>());
        var task = new StreamTask(_topology.BuildGlobal(context), [], maxIdleMs: -1);
        task.OpenStores();
        task.Start();
        return task;
    }

    private StreamTask StartTask()
    {
        var changelogs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var store in _topology.Stores.Values)
            if (_topology.ChangelogOf(store.Name, _config.ApplicationId) is { } topic) changelogs[store.Name] = topic;
        var context = Context(new TaskId { Id = 0, Partition = 0 }, changelogs);
        foreach (var store in _global?.Stores ?? []) context.Add(store);
        var task = new StreamTask(_topology.BuildWhole(context), [.. _topology.GlobalStores.Keys], _config.MaxTaskIdleMs);
        task.OpenStores();
        task.Start();
        return task;
    }

    private TaskContext Context(TaskId id, Dictionary<string, string> changelogs) => new(id, _config, _sink)
    {
        StateFolder = Path.Combine(_stateFolder, id.ToString()),
        EmitIntervalMs = 0,
        Changelogs = changelogs,
        FilledFromSource = _topology.StoresFilledFromSource,
        WallClockMs = WallClockMs,
    };
}
