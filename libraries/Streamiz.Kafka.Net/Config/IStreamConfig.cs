using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net;

/// <summary>The application's configuration.</summary>
public interface IStreamConfig : ICloneable<IStreamConfig>
{
    /// <summary>Whether a client may have the broker create topics by asking for them. Default: false.</summary>
    bool? AllowAutoCreateTopics { get; set; }

    /// <summary>Name of the application: consumer group, prefix of internal topics and folder of its state. Required.</summary>
    string ApplicationId { get; set; }

    /// <summary>Addresses of some brokers, <c>host:port,host:port</c>.</summary>
    string? BootstrapServers { get; set; }

    /// <summary>Prefix of the clients' names as brokers see them; default: application id and a random part.</summary>
    string? ClientId { get; set; }

    /// <summary>Time between two commits, milliseconds. Default: 30000; 100 under exactly-once.</summary>
    long CommitIntervalMs { get; set; }

    /// <summary>Whether stores of the DSL are cached when nothing else is said. Default: false.</summary>
    bool DefaultCacheEnabled { get; set; }

    /// <summary>Serde of keys where none is given. Default: bytes.</summary>
    ISerDes DefaultKeySerDes { get; set; }

    /// <summary>
    /// Whether the partition of a record that is written to a topic of the user's is chosen anew, from its key. Default: true. When false, it is the one it came from, where the topic has one of
    /// that number; partitioners of the user's own and repartition topics are not concerned.
    /// </summary>
    bool DefaultPartitionerReshuffleEveryKey { get; set; }

    /// <summary>Size of a store's cache, bytes, where none is given. Default: 5 MiB.</summary>
    long DefaultStateStoreCacheMaxBytes { get; set; }

    /// <summary>Where a record's time comes from. Default: its timestamp, and an error if that is negative.</summary>
    ITimestampExtractor DefaultTimestampExtractor { get; set; }

    /// <summary>Serde of values where none is given. Default: bytes.</summary>
    ISerDes DefaultValueSerDes { get; set; }

    /// <summary>Decides what becomes of a record that cannot be read. Default: the application fails.</summary>
    Func<ProcessorContext, ConsumeResult<byte[], byte[]>, Exception, ExceptionHandlerResponse> DeserializationExceptionHandler { get; set; }

    /// <summary>Decides what becomes of a record for which user code threw. Default: the application fails. (Ours.)</summary>
    Func<ErrorContext, Exception, ExceptionHandlerResponse> ProcessingExceptionHandler { get => static (_, _) => ExceptionHandlerResponse.FAIL; set => throw NotTaken(nameof(ProcessingExceptionHandler)); }

    /// <summary>Has no effect: the native library is not used.</summary>
    bool ExposeLibrdKafkaStats { get; set; }

    /// <summary>Whether a record may be worked on again after a crash. Default: at least once.</summary>
    ProcessingGuarantee Guarantee { get; set; }

    /// <summary>Decides whether the application goes on after an error that no other handler took. Default: it fails.</summary>
    Func<Exception, ExceptionHandlerResponse> InnerExceptionHandler { get; set; }

    /// <summary>Time between two log lines that sum up what a thread did; zero or less: none. Default: one minute.</summary>
    TimeSpan LogProcessingSummary { get; set; }

    /// <summary>Where log lines go. Default: nowhere.</summary>
    ILoggerFactory Logger { get; set; }

    /// <summary>Has no effect, see <see cref="ParallelProcessing"/>. Default: 8.</summary>
    int MaxDegreeOfParallelism { get; set; }

    /// <summary>Longest time between two polls before the group takes a thread for dead, milliseconds. Default: 300000.</summary>
    int? MaxPollIntervalMs { get; set; }

    /// <summary>Records of a task that are worked on between two looks at the cluster (at least 1); more than 500 count as 500. Default: 500.</summary>
    long MaxPollRecords { get; set; }

    /// <summary>Records restored by one poll. Default: 1000.</summary>
    long MaxPollRestoringRecords { get; set; }

    /// <summary>How long a task waits for records of a partition that has none buffered, milliseconds of wall clock. Default: 0.</summary>
    long MaxTaskIdleMs { get; set; }

    /// <summary>Time between two calls of <see cref="MetricsReporter"/>, milliseconds; at least 30000, which is the default.</summary>
    long MetricsIntervalMs { get; set; }

    /// <summary>How much is measured. Default: INFO.</summary>
    MetricsRecordingLevel MetricsRecording { get; set; }

    /// <summary>Gets all sensors from time to time. Default: does nothing.</summary>
    Action<IEnumerable<Sensor>> MetricsReporter { get; set; }

    /// <summary>What is told of start and stop.</summary>
    IEnumerable<IStreamMiddleware> Middlewares { get; }

    /// <summary>Stream threads. Default: 1.</summary>
    int NumStreamThreads { get; set; }

    /// <summary>Where changelog positions of persistent stores of the user's own are kept; the library's stores keep them beside the data. Default: a file <c>.checkpoint</c> in the task's folder.</summary>
    IOffsetCheckpointManager? OffsetCheckpointManager { get; set; }

    /// <summary>Has no effect, which is said at start: a task is worked on by one thread; set <see cref="NumStreamThreads"/>. Default: false.</summary>
    bool ParallelProcessing { get; set; }

    /// <summary>Longest wait for records, milliseconds. Default: 100.</summary>
    long PollMs { get; set; }

    /// <summary>Decides what becomes of a record that a broker refused. Default: the application fails.</summary>
    Func<DeliveryReport<byte[], byte[]>, ProductionExceptionHandlerResponse> ProductionExceptionHandler { get; set; }

    /// <summary>Longest wait for one answer to where topics begin and end; without one it is asked again, for a minute at most. Default: five seconds.</summary>
    TimeSpan QueryWatermarkOffsetsTimeout { get; set; }

    /// <summary>Replicas of internal topics. Default: -1, which is the brokers' own.</summary>
    int ReplicationFactor { get; set; }

    /// <summary>Gets the name of a store and its RocksDB options before the store is opened.</summary>
    Action<string, RocksDbOptions> RocksDbConfigHandler { get; set; }

    /// <summary>Folder of persistent stores. Default: <c>streamiz-kafka-net</c> in the temporary folder.</summary>
    string StateDir { get; set; }

    /// <summary>Longest time of one call that begins, commits or aborts a transaction. Default: ten seconds.</summary>
    TimeSpan TransactionTimeout { get; set; }

    /// <summary>Prefix of the transactional ids; default: application id.</summary>
    string? TransactionalId { get; set; }

    /// <summary>Added to the retention of windowed changelogs, milliseconds. Default: one day.</summary>
    long WindowStoreChangelogAdditionalRetentionMs { get; set; }

    /// <summary>Rewritings of the topology that save topics or stores. Default: none. (Ours; key <c>topology.optimization</c>.)</summary>
    TopologyOptimization Optimization { get => default; set => throw NotTaken(nameof(Optimization)); }

    /// <summary>Stores of the DSL where nothing else is said. Default: RocksDB. (Ours; key <c>dsl.store</c>.)</summary>
    DslStoreKind DslStore { get => default; set => throw NotTaken(nameof(DslStore)); }

    /// <summary>Refuses topologies whose internal topics or stores have generated names. Default: false. (Ours; key <c>ensure.explicit.internal.resource.naming</c>.)</summary>
    bool EnsureExplicitInternalResourceNaming { get => false; set => throw NotTaken(nameof(EnsureExplicitInternalResourceNaming)); }

    /// <summary>Copies of each task's state kept up to date elsewhere. Default: 0. (Ours; key <c>num.standby.replicas</c>.)</summary>
    int NumStandbyReplicas { get => 0; set => throw NotTaken(nameof(NumStandbyReplicas)); }

    /// <summary>
    /// Where other instances of the application reach this one, as <c>host:port</c>, for queries of its stores: what <see cref="KafkaStream.QueryMetadataForKey"/> and its
    /// neighbours tell of it. The library does not listen there. Default: null, and nobody is told of this instance. (Ours; key <c>application.server</c>.)
    /// </summary>
    string? ApplicationServer { get => null; set => throw NotTaken(nameof(ApplicationServer)); }

    /// <summary>The clock. Default: the system's. (Ours.)</summary>
    TimeProvider TimeProvider { get => System.TimeProvider.System; set => throw NotTaken(nameof(TimeProvider)); }

    /// <summary>Sets what stands under a key: a setting of the library, of the clients, an override under a prefix, or anything else.</summary>
    /// <exception cref="Errors.StreamConfigException">The value does not fit the setting.</exception>
    void AddConfig(string key, dynamic value);

    /// <summary>Adds what is to be told of start and stop.</summary>
    void AddMiddleware(IStreamMiddleware item);

    /// <summary>Forgets all middlewares.</summary>
    void ClearMiddleware();

    /// <summary>What stands under a key; <c>null</c> if nothing does.</summary>
    dynamic Get(string key);

    /// <summary>All free settings whose key begins so, as texts.</summary>
    IEnumerable<KeyValuePair<string, string>> GetPrefixScan(string prefixKey);

    /// <summary>Forgets a middleware; whether it was there.</summary>
    bool RemoveMiddleware(IStreamMiddleware item);

    /// <summary>Settings for administration.</summary>
    AdminClientConfig ToAdminConfig(string clientId);

    /// <summary>Settings for a consumer.</summary>
    ConsumerConfig ToConsumerConfig();

    /// <summary>Settings for a consumer; with or without the overrides for stream threads.</summary>
    ConsumerConfig ToConsumerConfig(string clientId, bool @override = true);

    /// <summary>Settings for the consumer of asynchronous operators.</summary>
    ConsumerConfig ToExternalConsumerConfig(string clientId);

    /// <summary>Settings for the producer of asynchronous operators.</summary>
    ProducerConfig ToExternalProducerConfig(string clientId);

    /// <summary>Settings for the consumer of global tables.</summary>
    ConsumerConfig ToGlobalConsumerConfig(string clientId);

    /// <summary>Settings for a producer.</summary>
    ProducerConfig ToProducerConfig();

    /// <summary>Settings for a producer.</summary>
    ProducerConfig ToProducerConfig(string clientId);

    /// <summary>Settings for the consumer that restores state.</summary>
    ConsumerConfig ToRestoreConsumerConfig(string clientId);

    // What is ours has a body, so that an implementation written for upstream's interface still is one.
    private NotSupportedException NotTaken(string setting) => new($"{GetType().Name} does not take {setting}");
}
