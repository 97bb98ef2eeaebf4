using global::OpenTelemetry;
using global::OpenTelemetry.Metrics;
using global::OpenTelemetry.Resources;

namespace Streamiz.Kafka.Net.Metrics.OpenTelemetry;

/// <summary>Has a meter provider from the first report, or the start, until the application has stopped.</summary>
internal sealed class OpenTelemetryReporter(IStreamConfig config, Action<MeterProviderBuilder>? configure) : IStreamMiddleware
{
    private readonly Lock _gate = new();
    private SensorMeter? _meter;
    private MeterProvider? _provider;

    public void Report(IEnumerable<Sensor> sensors) => Open().Report(sensors);

    public void BeforeStart(IStreamConfig config, CancellationToken token) => Open();

    public void AfterStart(IStreamConfig config, CancellationToken token)
    {
    }

    public void BeforeStop(IStreamConfig config, CancellationToken token)
    {
    }

    public void AfterStop(IStreamConfig config, CancellationToken token)
    {
        lock (_gate)
        {
            // What was reported last goes out before the end.
            _provider?.ForceFlush();
            _provider?.Dispose();
            _meter?.Dispose();
            (_provider, _meter) = (null, null);
        }
    }

    // Made late: the application's name may be set after the reporter.
    private SensorMeter Open()
    {
        lock (_gate)
        {
            if (_meter is not null) return _meter;
            var builder = Sdk.CreateMeterProviderBuilder()
                .ConfigureResource(r => r.AddService(config.ApplicationId ?? "streamiz", serviceInstanceId: config.ClientId))
                .AddMeter(SensorMeter.Name);
            configure?.Invoke(builder);
            _provider = builder.Build();
            return _meter = new SensorMeter();
        }
    }
}
