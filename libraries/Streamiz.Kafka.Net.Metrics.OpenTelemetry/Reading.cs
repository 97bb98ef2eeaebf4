using System.Globalization;
using System.Text;

namespace Streamiz.Kafka.Net.Metrics.Reporting;

/// <summary>A number that a sensor gave, under a name that exporters take.</summary>
internal readonly record struct Reading(string Name, string Description, IReadOnlyDictionary<string, string> Tags, double Value)
{
    /// <summary>What the sensors say now; what is no number is left out.</summary>
    public static List<Reading> Of(IEnumerable<Sensor> sensors)
    {
        var readings = new List<Reading>();
        foreach (var sensor in sensors)
            foreach (var metric in sensor.Metrics.Values)
                if (metric.Value is IConvertible and not string && NumberOf(metric.Value) is { } value) readings.Add(new Reading(NameOf(metric), metric.Description, metric.Tags, value));
        return readings;
    }

    private static double? NumberOf(object value) => value is bool or char or DateTime ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    // stream-thread-metrics, process-total: stream_thread_metrics_process_total.
    private static string NameOf(StreamMetric metric)
    {
        var name = new StringBuilder();
        foreach (char c in $"{metric.Group}_{metric.Name}") name.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_');
        return name.ToString();
    }
}
