using System.Diagnostics.Metrics;
using Streamiz.Kafka.Net.Metrics.Reporting;

namespace Streamiz.Kafka.Net.Metrics.OpenTelemetry;

/// <summary>Sensors as gauges of a meter. Each reports what was read at the last report.</summary>
internal sealed class SensorMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Streamiz.Kafka.Net.Sensors";

    private readonly Meter _meter = new(Name);
    private readonly HashSet<string> _gauges = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    // Replaced as a whole, so that gauges read it without the lock.
    private volatile IReadOnlyDictionary<string, Measurement<double>[]> _last = new Dictionary<string, Measurement<double>[]>();

    /// <summary>Takes a report; a metric seen for the first time gets its gauge.</summary>
    public void Report(IEnumerable<Sensor> sensors)
    {
        lock (_gate)
        {
            var byName = Reading.Of(sensors).GroupBy(r => r.Name, StringComparer.Ordinal).ToList();
            _last = byName.ToDictionary(g => g.Key, g => g.Select(Measurement).ToArray(), StringComparer.Ordinal);
            foreach (var readings in byName)
                if (_gauges.Add(readings.Key)) _meter.CreateObservableGauge(readings.Key, () => _last.GetValueOrDefault(readings.Key) ?? [], description: readings.First().Description);
        }
    }

    public void Dispose() => _meter.Dispose();

    private static Measurement<double> Measurement(Reading reading) => new(reading.Value, reading.Tags.Select(t => new KeyValuePair<string, object?>(t.Key, t.Value)));
}
