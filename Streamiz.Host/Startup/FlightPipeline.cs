using Confluent.Kafka;
using Flights;
using Microsoft.Extensions.Logging;
using Streamiz.Host.Audit;
using Streamiz.Host.Cluster;
using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;
using Streamiz.Host.Peers;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.SchemaRegistry;
using Streamiz.Topology;
using TopicPartition = Streamiz.Client.TopicPartition;

namespace Streamiz.Host.Startup;

/// <summary>The running topology with what feeds it and what asks it.</summary>
internal sealed class FlightPipeline : IHostStatus, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ClientThread _client;
    private readonly ISchemaRegistry _registry;
    private readonly string _bootstrap, _applicationId;
    private KafkaStream? _stream;
    private LagProbe? _probe;
    private Task _probing = Task.CompletedTask;
    private TopologyView? _view;
    private volatile string _state = "CREATED";
    private string _input = "";

    private FlightPipeline(ClientThread client, ISchemaRegistry registry, string bootstrap, string applicationId)
    {
        _applicationId = applicationId;
        _client = client;
        _registry = registry;
        _bootstrap = bootstrap;
        Schemas = new RegistryCatalog(registry);
    }

    public ISchemaCatalog Schemas { get; }

    public IFlightQueries Queries { get; private set; } = null!;

    public IStoreHosts Hosts { get; private set; } = null!;

    public IStateVectorSink Sink { get; private set; } = null!;

    public string TopologyText { get; private set; } = "";

    /// <summary>Ends with an error when the topology has died.</summary>
    public Task Failed => _failed.Task;

    /// <exception cref="StartException">Something that is needed is away or does not fit.</exception>
    public static async Task<FlightPipeline> StartAsync(
        FlightHostOptions options, EmbeddedServers servers, ILoggerFactory loggers, AuditLog audit, HostCounters counters, CancellationToken cancellationToken)
    {
        var pipeline = new FlightPipeline(
            new ClientThread(ClientOptionsReader.Read(servers.Bootstrap, options.Settings)),
            new SchemaRegistryClient(new SchemaRegistryOptions { Url = servers.Registry, BasicAuthUserInfo = options.Settings.GetValueOrDefault("schema.registry.basic.auth.user.info") }),
            servers.Bootstrap, options.ApplicationId);
        try
        {
            await TopicSetup.EnsureAsync(pipeline._client, options, servers.Bootstrap, audit, cancellationToken).ConfigureAwait(false);
            await FlightSchemas.RegisterAsync(pipeline._registry, options.Topology.Topics, audit, cancellationToken).ConfigureAwait(false);
            await pipeline.StartAsync(options, servers, loggers, audit, counters).ConfigureAwait(false);
            return pipeline;
        }
        catch
        {
            await pipeline.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public HostStatus Read()
    {
        LagPicture lag = _probe?.Last ?? LagPicture.Unknown;
        bool running = _state == "RUNNING";
        var byNode = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (TopologyNode node in (_view?.SubTopologies ?? []).SelectMany(s => s.Nodes).Where(n => n.Topics.Count == 1))
            byNode[node.Name] = node.Type == "source" ? lag.CommittedOf(FullName(node.Topics[0])) : lag.EndOf(FullName(node.Topics[0]));
        return new HostStatus
        {
            State = _state,
            Ready = running,
            Lag = lag.IsKnown ? lag.Lag : null,
            Processed = lag.Committed.Where(c => c.Key.Topic == _input).Sum(c => c.Value),
            ProcessedByNode = byNode,
            Partitions = [.. lag.Committed.Select(c => new PartitionStatus($"{c.Key.Topic}-{c.Key.Partition}", c.Value, lag.Ends[c.Key] - c.Value)).OrderBy(p => p.Name, StringComparer.Ordinal)],
            Checks =
            [
                new Flights.HealthCheck("topology", running, _state),
                new Flights.HealthCheck("cluster", lag.IsKnown, lag.IsKnown ? _bootstrap : $"{_bootstrap} does not answer"),
            ],
        };
    }

    /// <summary>Ends when everything in the input topic is processed and committed.</summary>
    public async Task CaughtUpAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await _probe!.LookAsync(cancellationToken).ConfigureAwait(false);
            if (_probe.Last is { IsKnown: true, Lag: 0 }) return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _stream?.Dispose();
        try
        {
            await _probing.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Told to.
        }
        _client.Dispose();
        _registry.Dispose();
        _stop.Dispose();
    }

    private async Task StartAsync(FlightHostOptions options, EmbeddedServers servers, ILoggerFactory loggers, AuditLog audit, HostCounters counters)
    {
        FlightTopics topics = options.Topology.Topics;
        _input = topics.States;
        StreamConfig config = EngineConfig.Make(options, servers, loggers);
        var letters = new DeadLetters(await TopicWriter.OpenAsync(_client, topics.DeadLetters, options.Partitions).ConfigureAwait(false), counters, loggers.CreateLogger<DeadLetters>());
        config.DeserializationExceptionHandler = letters.Handle;

        Kafka.Net.Stream.Topology topology = FlightEngine.Topology(options.Topology, FlightEngine.SerDes(), _ => counters.AddOutOfDate());
        TopologyText = topology.Describe().ToString()!;
        _view = Flights.TopologyText.Parse(TopologyText);
        _stream = new KafkaStream(topology, config);
        _stream.StateChanged += (before, now) => Moved(before.Name, now.Name, audit);
        Queries = new StoreQueries(_stream, TimeProvider.System);
        Hosts = new StreamHosts(_stream, HostInfo.BuildFromEndpoint(config.ApplicationServer));

        var serDes = new SchemaAvroSerDes<StateVector>(_registry);
        Sink = new StateVectorSink(await TopicWriter.OpenAsync(_client, topics.States, options.Partitions).ConfigureAwait(false), topics.States, serDes);
        try
        {
            await _stream.StartAsync(_stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StreamsException or TopologyException or IOException)
        {
            throw new StartException($"The topology cannot start: {e.Message}", e);
        }

        IEnumerable<TopicPartition> All(string topic) => Enumerable.Range(0, options.Partitions).Select(p => new TopicPartition(topic, p));
        string[] read = [.. Nodes("source").SelectMany(n => n.Topics).Select(FullName).Distinct()];
        string[] written = [.. Nodes("sink").SelectMany(n => n.Topics).Select(FullName).Distinct().Except(read)];
        _probe = new LagProbe(_client, options.ApplicationId, [.. read.SelectMany(All)], [.. written.SelectMany(All)], loggers.CreateLogger<LagProbe>());
        _probing = _probe.RunAsync(_stop.Token);
    }

    private IEnumerable<TopologyNode> Nodes(string type) => _view!.SubTopologies.SelectMany(s => s.Nodes).Where(n => n.Type == type);

    // Internal topics are described without the application's id, as Kafka Streams does.
    private string FullName(string topic) => topic.EndsWith("-repartition", StringComparison.Ordinal) ? $"{_applicationId}-{topic}" : topic;

    private void Moved(string before, string now, AuditLog audit)
    {
        _state = now;
        audit.Engine(before, now);
        if (now == "ERROR") _failed.TrySetException(new StartException("The topology has stopped by an error; the log says which."));
    }
}
