using System.Diagnostics.Metrics;
using System.Globalization;

namespace Streamiz.Kafka.Net.Hosting;

/// <summary>The instance's sensors as instruments of <see cref="System.Diagnostics.Metrics"/>: OpenTelemetry and others read them from there.</summary>
public sealed class StreamMeter : IDisposable
{
    /// <summary>Name of the meter, and of the activity source.</summary>
    public const string Name = "Streamiz.Kafka.Net";

    private readonly Meter _meter = new(Name);

    /// <summary>Over an instance.</summary>
    public StreamMeter(KafkaStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        foreach (string total in new[] { "process-total", "commit-total", "dropped-records-total", "undelivered-records-total" })
            _meter.CreateObservableCounter($"streamiz.{total[..^"-total".Length].Replace('-', '.')}", () => Read(stream, total));
        _meter.CreateObservableGauge("streamiz.state", () => stream.CurrentState.Ordinal, description: "0 created, 1 rebalancing, 2 running, 3 stopping, 4 stopped, 5 failed");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> Read(KafkaStream stream, string name)
    {
        foreach (var sensor in stream.Metrics())
        {
            foreach (var metric in sensor.Metrics.Values)
            {
                if (metric.Name != name) continue;
                var tags = metric.Tags.Select(t => new KeyValuePair<string, object?>(t.Key, t.Value)).ToArray();
                yield return new Measurement<long>(Convert.ToInt64(metric.Value, CultureInfo.InvariantCulture), tags);
            }
        }
    }
}
