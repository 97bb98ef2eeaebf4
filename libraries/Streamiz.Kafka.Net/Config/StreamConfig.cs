using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net;

/// <summary>
/// The application's configuration: the library's own settings, those of the Kafka clients, and free ones.
/// Each can be set as a property or under its key (<see cref="AddConfig"/>, the indexer).
/// </summary>
public partial class StreamConfig : IStreamConfig, ISchemaRegistryConfig
{
    /// <summary>Time between two commits where records may be repeated after a crash, milliseconds.</summary>
    public static readonly long DEFAULT_COMMIT_INTERVAL_MS = 30000;

    /// <summary>Time between two commits under exactly-once, milliseconds.</summary>
    public static readonly long EOS_DEFAULT_COMMIT_INTERVAL_MS = 100;

    private readonly List<IStreamMiddleware> _middlewares = [];
    private long? _commitIntervalMs;
    private int _numStreamThreads = 1;
    private long _metricsIntervalMs = 30000;
    private ProcessingGuarantee _guarantee;

    /// <summary>A configuration with the defaults.</summary>
    public StreamConfig()
    {
        PartitionAssignmentStrategy = Confluent.Kafka.PartitionAssignmentStrategy.Range;
        Partitioner = Confluent.Kafka.Partitioner.Murmur2Random;
        MaxPollIntervalMs = 300000;
        AllowAutoCreateTopics = false;
        _consumer.EnableAutoCommit = false;
        _consumer.EnableAutoOffsetStore = false;
    }

    /// <summary>A configuration from keys and values (see <see cref="AddConfig"/>).</summary>
    public StreamConfig(IDictionary<string, dynamic> properties, ILoggerFactory? loggerFactory = null)
        : this()
    {
        ArgumentNullException.ThrowIfNull(properties);
        foreach (KeyValuePair<string, object> property in properties) AddConfig(property.Key, property.Value);
        if (loggerFactory is not null) Logger = loggerFactory;
    }

    /// <inheritdoc/>
    public string ApplicationId { get; set; } = null!;

    /// <inheritdoc/>
    public long CommitIntervalMs
    {
        get => _commitIntervalMs ?? (Guarantee == ProcessingGuarantee.EXACTLY_ONCE ? EOS_DEFAULT_COMMIT_INTERVAL_MS : DEFAULT_COMMIT_INTERVAL_MS);
        set => _commitIntervalMs = value;
    }

    /// <inheritdoc/>
    public bool DefaultCacheEnabled { get; set; }

    /// <inheritdoc/>
    public ISerDes DefaultKeySerDes { get; set; } = new ByteArraySerDes();

    /// <inheritdoc/>
    public ISerDes DefaultValueSerDes { get; set; } = new ByteArraySerDes();

    /// <inheritdoc/>
    public bool DefaultPartitionerReshuffleEveryKey { get; set; } = true;

    /// <inheritdoc/>
    public long DefaultStateStoreCacheMaxBytes { get; set; } = 5 * 1024 * 1024;

    /// <inheritdoc/>
    public ITimestampExtractor DefaultTimestampExtractor { get; set; } = new FailOnInvalidTimestamp();

    /// <inheritdoc/>
    public Func<ProcessorContext, ConsumeResult<byte[], byte[]>, Exception, ExceptionHandlerResponse> DeserializationExceptionHandler { get; set; } = (_, _, _) => ExceptionHandlerResponse.FAIL;

    /// <inheritdoc/>
    public Func<ErrorContext, Exception, ExceptionHandlerResponse> ProcessingExceptionHandler { get; set; } = (_, _) => ExceptionHandlerResponse.FAIL;

    /// <inheritdoc/>
    public Func<DeliveryReport<byte[], byte[]>, ProductionExceptionHandlerResponse> ProductionExceptionHandler { get; set; } = _ => ProductionExceptionHandlerResponse.FAIL;

    /// <inheritdoc/>
    public Func<Exception, ExceptionHandlerResponse> InnerExceptionHandler { get; set; } = _ => ExceptionHandlerResponse.FAIL;

    /// <inheritdoc/>
    public bool ExposeLibrdKafkaStats { get; set; }

    /// <inheritdoc/>
    public ProcessingGuarantee Guarantee
    {
        get => _guarantee;
        set
        {
            _guarantee = value;
            bool once = value == ProcessingGuarantee.EXACTLY_ONCE;
            _consumer.IsolationLevel = once ? Confluent.Kafka.IsolationLevel.ReadCommitted : null;
            _producer.EnableIdempotence = once ? true : null;
            SetMaxInFlight(once ? 5 : null);
            _producer.MessageSendMaxRetries = once ? int.MaxValue : null;
        }
    }

    /// <inheritdoc/>
    public TimeSpan LogProcessingSummary { get; set; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public ILoggerFactory Logger { get; set; } = NullLoggerFactory.Instance;

    /// <inheritdoc/>
    public int MaxDegreeOfParallelism { get; set; } = 8;

    /// <inheritdoc/>
    public long MaxPollRecords { get; set; } = 500;

    /// <inheritdoc/>
    public long MaxPollRestoringRecords { get; set; } = 1000;

    /// <inheritdoc/>
    public long MaxTaskIdleMs { get; set; }

    /// <inheritdoc/>
    public long MetricsIntervalMs { get => _metricsIntervalMs; set => _metricsIntervalMs = Math.Max(30000, value); }

    /// <inheritdoc/>
    public MetricsRecordingLevel MetricsRecording { get; set; }

    /// <inheritdoc/>
    public Action<IEnumerable<Sensor>> MetricsReporter { get; set; } = _ => { };

    /// <inheritdoc/>
    public int NumStreamThreads
    {
        get => _numStreamThreads;
        set => _numStreamThreads = value >= 1 ? value : throw new StreamConfigException($"num.stream.threads must be 1 or more, not {value}");
    }

    /// <inheritdoc/>
    public IOffsetCheckpointManager? OffsetCheckpointManager { get; set; }

    /// <inheritdoc/>
    public bool ParallelProcessing { get; set; }

    /// <inheritdoc/>
    public long PollMs { get; set; } = 100;

    /// <inheritdoc/>
    public TimeSpan QueryWatermarkOffsetsTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public int ReplicationFactor { get; set; } = -1;

    /// <inheritdoc/>
    public Action<string, RocksDbOptions> RocksDbConfigHandler { get; set; } = (_, _) => { };

    /// <inheritdoc/>
    public string StateDir { get; set; } = Path.Combine(Path.GetTempPath(), "streamiz-kafka-net");

    /// <inheritdoc/>
    public TimeSpan TransactionTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public long WindowStoreChangelogAdditionalRetentionMs { get; set; } = 86400000;

    /// <inheritdoc/>
    public TopologyOptimization Optimization { get; set; }

    /// <inheritdoc/>
    public DslStoreKind DslStore { get; set; }

    /// <inheritdoc/>
    public bool EnsureExplicitInternalResourceNaming { get; set; }

    /// <inheritdoc/>
    public int NumStandbyReplicas { get; set; }

    /// <inheritdoc/>
    public string? ApplicationServer { get; set; }

    /// <inheritdoc/>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <inheritdoc/>
    public IEnumerable<IStreamMiddleware> Middlewares => _middlewares;

    /// <inheritdoc/>
    public void AddMiddleware(IStreamMiddleware item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _middlewares.Add(item);
    }

    /// <inheritdoc/>
    public void ClearMiddleware() => _middlewares.Clear();

    /// <inheritdoc/>
    public bool RemoveMiddleware(IStreamMiddleware item) => _middlewares.Remove(item);
}
