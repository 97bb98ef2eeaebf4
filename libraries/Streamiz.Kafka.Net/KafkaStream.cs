using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Rocks;
using ThreadState = Streamiz.Kafka.Net.Runtime.ThreadState;

namespace Streamiz.Kafka.Net;

/// <summary>
/// An instance of a stream application: starts threads that work on the topology's tasks, together with all other instances of the same
/// <see cref="IStreamConfig.ApplicationId"/>. Dispose of it to stop: what was worked on is committed then.
/// </summary>
public sealed partial class KafkaStream : IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(60);
    private const long RocksMemoryBytes = 256L << 20;

    private readonly LogicalTopology _topology;
    private readonly IStreamConfig _config;
    private readonly ILogger _logger;
    private readonly StreamMetricsRegistry _metrics;
    private readonly Lock _gate = new();
    private StreamApplication? _application;
    private CancellationTokenRegistration _cancellation;
    private ITimer? _reporter;
    private bool _started;
    private bool _disposed;

    /// <summary>An instance that is not started yet.</summary>
    /// <exception cref="StreamConfigException">The application id is missing.</exception>
    public KafkaStream(Topology topology, IStreamConfig configuration)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(configuration);
        if (string.IsNullOrWhiteSpace(configuration.ApplicationId)) throw new StreamConfigException("application.id is not set; give the application a name, which is its consumer group and begins its internal topics' names");
        _topology = topology.Logical;
        _config = configuration;
        _config.ClientId ??= $"{_config.ApplicationId}-{Guid.NewGuid():N}";
        _logger = _config.Logger.CreateLogger<KafkaStream>();
        _metrics = new StreamMetricsRegistry(_config.ClientId!, _config.MetricsRecording);
    }

    /// <summary>
    /// An instance that is not started yet. The engine has a client of its own and does not ask the supplier for any, which is written into the log when it starts.
    /// </summary>
    /// <param name="topology">What to do.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="kafkaSupplier">A <see cref="DefaultKafkaClientSupplier"/>, or one derived from it; it is given the instance's sensors.</param>
    /// <exception cref="StreamConfigException">The application id is missing, or the supplier is one of the caller's own, whose clients would lead elsewhere.</exception>
    public KafkaStream(Topology topology, IStreamConfig configuration, IKafkaSupplier kafkaSupplier)
        : this(topology, configuration)
    {
        ArgumentNullException.ThrowIfNull(kafkaSupplier);
        if (kafkaSupplier is not DefaultKafkaClientSupplier)
        {
            throw new StreamConfigException(
                $"the supplier {kafkaSupplier.GetType().Name} cannot be used: the engine speaks to the cluster at bootstrap.servers itself and asks for no consumers and producers. Use the constructor without a supplier; for tests without a cluster use TopologyTestDriver");
        }

        kafkaSupplier.MetricsRegistry = _metrics;
        KafkaStreamLog.SupplierNotAsked(_logger, kafkaSupplier.GetType().Name);
    }

    /// <summary>Called when a store is about to be restored.</summary>
    public event OnRestoreStartListener? OnRestoreStartEvent;

    /// <summary>Called after every batch that was restored.</summary>
    public event OnRestoreBatchListener? OnRestoreBatchEvent;

    /// <summary>Called when a store is restored.</summary>
    public event OnRestoreEndListener? OnRestoreEndEvent;

    /// <summary>Called when the instance changes its state, on the thread that changed it.</summary>
    public event StateListener? StateChanged;

    /// <summary>Where the instance stands. (Ours.)</summary>
    public State CurrentState { get; private set; } = State.CREATED;

    /// <summary>The error that ended the instance; null while none did. (Ours.)</summary>
    public Exception? Failure { get; private set; }

    /// <summary>All sensors: threads, tasks, stores.</summary>
    public IEnumerable<Sensor> Metrics() => _metrics.GetSensors();

    /// <summary>
    /// Starts. The task completes when topics are checked and made and the threads are at work; what prevents that (no broker, a missing source topic, a state
    /// folder in use) is thrown from it.
    /// </summary>
    /// <param name="token">Stops the instance when it is cancelled.</param>
    /// <exception cref="StreamConfigException">A setting is missing or wrong; the message names it, its value and what to do.</exception>
    /// <exception cref="StreamsException">The cluster or the state folder cannot be used.</exception>
    /// <exception cref="TopologyException">Topics do not fit the topology.</exception>
    public async Task StartAsync(CancellationToken? token = null)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_started) throw new IllegalStateException("the instance was started already");
            _started = true;
        }

        var cancellation = token ?? CancellationToken.None;
        foreach (var middleware in _config.Middlewares) middleware.BeforeStart(_config, cancellation);
        try
        {
            await Task.Run(Prepare, cancellation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Failure = e;
            SetState(State.ERROR);
            throw;
        }

        SetState(State.REBALANCING);
        foreach (var thread in Threads) thread.Start();
        _cancellation = cancellation.Register(Dispose);
        foreach (var middleware in _config.Middlewares) middleware.AfterStart(_config, cancellation);
    }

    /// <summary>Stops: commits what was worked on, closes the stores and leaves the group.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
        }

        foreach (var middleware in _config.Middlewares) middleware.BeforeStop(_config, CancellationToken.None);
        SetState(State.PENDING_SHUTDOWN);
        _cancellation.Unregister();
        _reporter?.Dispose();
        var threads = Threads;
        foreach (var thread in threads) thread.RequestStop();
        foreach (var thread in threads)
            if (!thread.Join(StopTimeout)) KafkaStreamLog.NotStopped(_logger, thread.Name, StopTimeout.TotalSeconds);
        _application?.Dispose();
        SetState(State.NOT_RUNNING);
        foreach (var middleware in _config.Middlewares) middleware.AfterStop(_config, CancellationToken.None);
    }

    private void Prepare()
    {
        SettingsCheck.Check(_config);
        ClientSettings.Check(_config);
        foreach (var (key, why) in SettingsCheck.WithoutMeaning(_config).Concat(ClientSettings.WithoutMeaning(_config))) KafkaStreamLog.SettingWithoutMeaning(_logger, key, why);
        _topology.CheckCopartition();
        var directory = new StateDirectory(_config.StateDir, _config.ApplicationId);
        try
        {
            var topics = PrepareTopics();
            _application = new StreamApplication
            {
                Config = _config,
                Topology = _topology,
                Directory = directory,
                Topics = topics,
                Metrics = _metrics,
                Logger = _logger,
                ClientId = _config.ClientId!,
                Connect = Connect,
                RocksMemory = _topology.Stores.Count + _topology.GlobalStores.Count > 0 ? new RocksDbMemory(RocksMemoryBytes, RocksMemoryBytes / 2) : null,
                StateChanged = (thread, state) => OnThreadState(thread, state),
                Failed = OnThreadFailed,
                ShutDown = () => End(new StreamsException("an instance of the application has asked for all of them to stop")),
                RestoreStarted = (partition, store, start, end) => OnRestoreStartEvent?.Invoke(partition, store, start, end),
                RestoreMoved = (partition, store, end, count) => OnRestoreBatchEvent?.Invoke(partition, store, end, count),
                RestoreEnded = (partition, store, total) => OnRestoreEndEvent?.Invoke(partition, store, total),
            };
        }
        catch
        {
            directory.Dispose();
            throw;
        }

        for (int i = 0; i < _config.NumStreamThreads; i++) AddThread(i);
        var interval = TimeSpan.FromMilliseconds(_config.MetricsIntervalMs);
        _reporter = _config.TimeProvider.CreateTimer(_ => _config.MetricsReporter(Metrics()), null, interval, interval);
    }

    private TopicSetup PrepareTopics()
    {
        using var client = Connect($"{_config.ClientId}-admin", null);
        var setup = new TopicSetup(_topology, _config, client.ListTopics());
        client.CreateTopics(setup.Missing);
        return setup;
    }

    private ThreadClient Connect(string clientId, string? transactionalId) => new(_config, clientId, transactionalId: transactionalId);

    private void SetState(State state)
    {
        State old;
        lock (_gate)
        {
            old = CurrentState;
            if (old == state || !old.Transitions.Contains(state.Ordinal)) return;
            CurrentState = state;
        }

        ThreadLog.StateChanged(_logger, _config.ClientId!, old.Name, state.Name);
        StateChanged?.Invoke(old, state);
    }
}
