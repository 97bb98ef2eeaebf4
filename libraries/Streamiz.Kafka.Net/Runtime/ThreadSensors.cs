using Streamiz.Kafka.Net.Metrics;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Sensors over a thread's counters.</summary>
internal static class ThreadSensors
{
    public static void Add(StreamMetricsRegistry registry, StreamThread thread)
    {
        var counters = thread.Counters;
        Total(registry, thread, "process", "records that went through the tasks", () => counters.Processed);
        Total(registry, thread, "commit", "commits", () => counters.Commits);
        Total(registry, thread, "dropped-records", "records that were left out", () => counters.Dropped);
        Total(registry, thread, "undelivered-records", "records that were not written, with the consent of the handler", () => counters.Undelivered);
    }

    private static void Total(StreamMetricsRegistry registry, StreamThread thread, string what, string description, Func<object> read)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StreamMetricsRegistry.THREAD_ID_TAG] = thread.Name,
            [StreamMetricsRegistry.CLIENT_ID_TAG] = registry.ClientId,
        };
        string text = StreamMetricsRegistry.TOTAL_DESCRIPTION + description;
        registry.Sensor($"{thread.Name}.{what}", text)
            .With(new MetricName(what + StreamMetricsRegistry.TOTAL_SUFFIX, StreamMetricsRegistry.THREAD_LEVEL_GROUP, text, tags), read);
    }
}
