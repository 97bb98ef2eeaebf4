using Microsoft.Extensions.Logging;
using Streamiz.Client;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Rocks;
using Streamiz.Simulation.Tests.World;
using ThreadState = Streamiz.Kafka.Net.Runtime.ThreadState;

namespace Streamiz.Simulation.Tests.Engine;

/// <summary>A place for an instance of the application: its lives follow each other on one state folder, which is lost now and then.</summary>
internal sealed class EngineSlot
{
    private readonly SimWorld _world;
    private readonly string _name;
    private readonly string _folder;
    private readonly int _requestTimeoutMs;
    private readonly Func<string, StreamConfig> _config;
    private readonly Func<Topology> _topology;
    private StreamThread? _thread;
    private EngineProcess _process = null!;
    private int _life;
    private bool _isOver;

    /// <param name="world">The world.</param>
    /// <param name="name">The slot's name.</param>
    /// <param name="folder">Where its state lies.</param>
    /// <param name="config">Makes the configuration for a client's name.</param>
    /// <param name="topology">Makes the topology.</param>
    public EngineSlot(SimWorld world, string name, string folder, Func<string, StreamConfig> config, Func<Topology> topology)
    {
        (_world, _name, _folder, _config, _topology) = (world, name, folder, config, topology);
        _requestTimeoutMs = world.Random.Next(1_500, 8_000);
        Begin();
        if (world.Faults.ClientDeathMs > 0) Again(world.Faults.ClientDeathMs, () => _process.Kill());
        if (world.Faults.ClientFreezeMs > 0) Again(world.Faults.ClientFreezeMs, () => _process.Freeze(world.Random.Next(1, world.Faults.FreezeMs)));
        if (world.Random.Next(2) == 0) Again(30_000, () => _thread?.RequestStop());
        Watch();
    }

    public bool IsDone => _process.IsDone;

    /// <summary>Whether a life has found out that the group went on without it.</summary>
    public bool WasPutOut { get; private set; }

    public string About() => $"{_process.Name} is {(_process.IsDone ? "over" : $"{_thread?.State}")} after {_thread?.Counters.Processed} records; {_process.About()}";

    /// <summary>Stops the present life cleanly; it is the last one.</summary>
    public void Stop()
    {
        _isOver = true;
        _thread?.RequestStop();
    }

    /// <summary>Ends the thread at once, when the run is over.</summary>
    public void Kill() => _process.Kill();

    private void Begin()
    {
        if (_isOver) return;
        if (_life > 0 && _world.Random.Next(4) == 0 && Directory.Exists(_folder))
        {
            _world.Trace($"{_name}: its state is lost");
            Directory.Delete(_folder, recursive: true);
        }
        string name = $"{_name}.{_life++}";
        _process = new EngineProcess(_world, name, process => Work(process, name));
        _process.Start();
    }

    // Looks for a life that has ended and begins the next.
    private void Watch() => _world.After(500, () =>
    {
        if (_process.IsDone)
        {
            if (_process.Failure is { } failure && !_process.IsKilled && !IsOperating(failure)) throw new SimulationFailedException($"{_process.Name}: {failure}", failure);
            if (_isOver) return;
            if (_world.IsHealed || _world.Random.Next(4) == 0) Begin();
        }
        Watch();
    });

    // What a cluster out of reach may do to an instance; anything else is a defect.
    private static bool IsOperating(Exception e) => e is StreamsException or ProductionException or KafkaException or KilledException;

    private void Work(EngineProcess process, string name)
    {
        _thread = null;
        var config = _config(name);
        Prepare(config);
        using var directory = new StateDirectory(_folder, config.ApplicationId);
        var topology = _topology().Logical;
        using var memory = new RocksDbMemory(8 << 20, 4 << 20);
        TopicSetup topics;
        using (var client = Connect(process, config, $"{name}-admin", null))
        {
            topics = new TopicSetup(topology, config, client.ListTopics());
            client.CreateTopics(topics.Missing);
        }
        Exception? ended = null;
        var application = new StreamApplication
        {
            Config = config,
            Topology = topology,
            Directory = directory,
            Topics = topics,
            Metrics = new StreamMetricsRegistry(name, config.MetricsRecording),
            Logger = new TraceLogger(_world, name, text => WasPutOut |= text.Contains("lost its place", StringComparison.Ordinal)),
            ClientId = name,
            RocksMemory = memory,
            Connect = (clientId, transactionalId) => Connect(process, config, clientId, transactionalId),
            StateChanged = (_, state) => _world.Trace($"{name}: {state}"),
            Failed = (_, e) =>
            {
                ended = e;
                return false;
            },
        };
        _thread = new StreamThread(application, 0);
        // The end of the run may have been told before there was a thread to stop.
        if (_isOver) _thread.RequestStop();
        _thread.Run();
        if (_thread.State == ThreadState.Failed && ended is not null) throw ended;
    }

    private ThreadClient Connect(EngineProcess process, StreamConfig config, string clientId, string? transactionalId) =>
        new(config, clientId, new EngineNetwork(_world, process), transactionalId, options => options with { Seed = _world.Random.Next(), RequestTimeoutMs = _requestTimeoutMs, ConnectTimeoutMs = 3_000 });

    // The process' number is drawn by the seed like everything else; it stays as long as the folder does.
    private void Prepare(StreamConfig config)
    {
        string application = Path.Combine(_folder, config.ApplicationId), number = Path.Combine(application, ".process");
        Directory.CreateDirectory(application);
        if (!File.Exists(number)) File.WriteAllText(number, $"{_name}-{_world.Random.Next():x8}");
    }

    private void Again(int meanMs, Action happens) => _world.After(1 + (long)(-Math.Log(1 - _world.Random.NextDouble()) * meanMs), () =>
    {
        if (_world.IsHealed) return;
        happens();
        Again(meanMs, happens);
    });

    private sealed class TraceLogger(SimWorld world, string name, Action<string> told) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string text = formatter(state, exception);
            told(text);
            world.Trace($"{name}: {text}{(exception is null ? "" : $" {exception.GetType().Name}: {exception.Message}")}");
        }
    }
}
