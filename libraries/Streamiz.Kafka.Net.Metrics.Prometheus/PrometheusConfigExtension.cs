namespace Streamiz.Kafka.Net.Metrics.Prometheus;

/// <summary>Shows the application's sensors to Prometheus.</summary>
public static class PrometheusConfigExtension
{
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="UsePrometheusReporter(IStreamConfig, TimeSpan, int, bool)"/>
    public static IStreamConfig UsePrometheusReporter(this IStreamConfig config, int prometheusReporterEndpointPort, bool exposeLibrdkafkaStatistics = false) =>
        config.UsePrometheusReporter(DefaultInterval, prometheusReporterEndpointPort, exposeLibrdkafkaStatistics);

    /// <summary>
    /// Has the sensors read at an interval and what was read last served at <c>http://HOST:PORT/metrics</c>, each metric as a gauge named after its group and name
    /// (<c>stream_thread_metrics_process_total</c>) with its tags. The endpoint is open from the start of the application until it has stopped.
    /// </summary>
    /// <param name="config">The configuration; its reporter is set, and a middleware is added.</param>
    /// <param name="metricInterval">Time between two readings (30 seconds at least).</param>
    /// <param name="prometheusReporterEndpointPort">Port of the endpoint, on all addresses of the machine (1 to 65535).</param>
    /// <param name="exposeLibrdkafkaStatistics">Has no effect, as librdkafka is not used; kept for source compatibility.</param>
    /// <returns>The configuration.</returns>
    public static IStreamConfig UsePrometheusReporter(this IStreamConfig config, TimeSpan metricInterval, int prometheusReporterEndpointPort = 9090, bool exposeLibrdkafkaStatistics = false)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentOutOfRangeException.ThrowIfLessThan(prometheusReporterEndpointPort, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prometheusReporterEndpointPort, 65535);
        var reporter = new PrometheusReporter(prometheusReporterEndpointPort);
        config.MetricsIntervalMs = (long)metricInterval.TotalMilliseconds;
        config.ExposeLibrdKafkaStats = exposeLibrdkafkaStatistics;
        config.MetricsReporter = reporter.Report;
        config.AddMiddleware(reporter);
        return config;
    }
}
