using global::OpenTelemetry.Metrics;

namespace Streamiz.Kafka.Net.Metrics.OpenTelemetry;

/// <summary>Gives the application's sensors to OpenTelemetry.</summary>
public static class OpenTelemetryConfigExtension
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="UseOpenTelemetryReporter(IStreamConfig, TimeSpan, Action{MeterProviderBuilder}, bool)"/>
    public static IStreamConfig UseOpenTelemetryReporter(this IStreamConfig config, Action<MeterProviderBuilder>? actionMeterProviderBuilder = null, bool exposeLibrdkafkaStatistics = false) =>
        config.UseOpenTelemetryReporter(DefaultInterval, actionMeterProviderBuilder, exposeLibrdkafkaStatistics);

    /// <summary>
    /// Has the sensors read at an interval and given to a meter provider of their own, each metric as a gauge named after its group and name
    /// (<c>stream_thread_metrics_process_total</c>) with its tags. The provider lives from the start of the application until it has stopped.
    /// </summary>
    /// <param name="config">The configuration; its reporter is set, and a middleware is added.</param>
    /// <param name="metricInterval">Time between two readings (30 seconds at least).</param>
    /// <param name="actionMeterProviderBuilder">What else the provider is told: exporters, as a rule. Without any, nothing leaves the process.</param>
    /// <param name="exposeLibrdkafkaStatistics">Has no effect, as librdkafka is not used; kept for source compatibility.</param>
    /// <returns>The configuration.</returns>
    public static IStreamConfig UseOpenTelemetryReporter(this IStreamConfig config, TimeSpan metricInterval, Action<MeterProviderBuilder>? actionMeterProviderBuilder = null, bool exposeLibrdkafkaStatistics = false)
    {
        ArgumentNullException.ThrowIfNull(config);
        var reporter = new OpenTelemetryReporter(config, actionMeterProviderBuilder);
        config.MetricsIntervalMs = (long)metricInterval.TotalMilliseconds;
        config.ExposeLibrdKafkaStats = exposeLibrdkafkaStatistics;
        config.MetricsReporter = reporter.Report;
        config.AddMiddleware(reporter);
        return config;
    }
}
