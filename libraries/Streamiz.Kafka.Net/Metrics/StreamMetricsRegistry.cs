using System.Collections.Concurrent;

namespace Streamiz.Kafka.Net.Metrics;

/// <summary>All sensors of an application.</summary>
#pragma warning disable CS1591 // Names of tags and groups, suffixes: they say what they are.
public class StreamMetricsRegistry
{
    public static readonly string APPLICATION_ID_TAG = "application_id";
    public static readonly string AVG_LATENCY_DESCRIPTION = "The average latency of ";
    public static readonly string AVG_SUFFIX = "-avg";
    public static readonly string CLIENT_ID_TAG = "client_id";
    public static readonly string CLIENT_LEVEL_GROUP = "stream-metrics";
    public static readonly string GROUP_PREFIX = "stream-";
    public static readonly string GROUP_PREFIX_WO_DELIMITER = "stream";
    public static readonly string GROUP_SUFFIX = "-metrics";
    public static readonly string LATENCY_SUFFIX = "-latency";
    public static readonly string LIBRDKAFKA_CLIENT_ID_TAG = "librdkafka_client_id";
    public static readonly string LIBRDKAFKA_CONSUMER_LEVEL_GROUP = "stream-librdkafka-consumer-metrics";
    public static readonly string LIBRDKAFKA_PRODUCER_LEVEL_GROUP = "stream-librdkafka-producer-metrics";
    public static readonly string MAX_LATENCY_DESCRIPTION = "The maximum latency of ";
    public static readonly string MAX_SUFFIX = "-max";
    public static readonly string MIN_SUFFIX = "-min";
    public static readonly string OPERATIONS = " operations";
    public static readonly string PROCESSOR_NODE_ID_TAG = "processor_node_id";
    public static readonly string PROCESSOR_NODE_LEVEL_GROUP = "stream-processor-node-metrics";
    public static readonly string RATE_DESCRIPTION = "The average number of ";
    public static readonly string RATE_DESCRIPTION_PREFIX = "The average number of ";
    public static readonly string RATE_DESCRIPTION_SUFFIX = " per second";
    public static readonly string RATE_SUFFIX = "-rate";
    public static readonly string RATIO_SUFFIX = "-ratio";
    public static readonly string RECORDS_SUFFIX = "-records";
    public static readonly string STATE_STORE_LEVEL_GROUP = "stream-state-metrics";
    public static readonly string STORE_ID_TAG = "state_id";
    public static readonly string TASK_ID_TAG = "task_id";
    public static readonly string TASK_LEVEL_GROUP = "stream-task-metrics";
    public static readonly string THREAD_ID_TAG = "thread_id";
    public static readonly string THREAD_LEVEL_GROUP = "stream-thread-metrics";
    public static readonly string TOTAL_DESCRIPTION = "The total number of ";
    public static readonly string TOTAL_SUFFIX = "-total";
#pragma warning restore CS1591

    private readonly ConcurrentDictionary<string, Sensor> _sensors = new(StringComparer.Ordinal);

    /// <summary>A registry for one application.</summary>
    public StreamMetricsRegistry(string clientId, MetricsRecordingLevel metricsRecordingLevel)
    {
        ClientId = clientId;
        Level = metricsRecordingLevel;
    }

    internal string ClientId { get; }

    internal MetricsRecordingLevel Level { get; }

    /// <summary>All sensors of the recorded level.</summary>
    public IEnumerable<Sensor> GetSensors() => _sensors.Values.Where(s => s.MetricsRecording <= Level).OrderBy(s => s.Name, StringComparer.Ordinal);

    /// <summary>The sensor of that name, made if it is not there.</summary>
    internal Sensor Sensor(string name, string description, MetricsRecordingLevel level = MetricsRecordingLevel.INFO) =>
        _sensors.GetOrAdd(name, n => new Sensor(n, description, level));

    internal void Remove(string prefix)
    {
        foreach (string name in _sensors.Keys)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) _sensors.TryRemove(name, out _);
    }
}
