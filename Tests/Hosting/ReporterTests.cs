using System.Net;
using System.Net.Sockets;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Metrics.OpenTelemetry;
using Streamiz.Kafka.Net.Metrics.Prometheus;

namespace Streamiz.Hosting.Tests;

/// <summary>The application's sensors, as Prometheus and OpenTelemetry get them.</summary>
[TestFixture]
public sealed class ReporterTests : EmbeddedFixture
{
    [Test]
    public async Task Prometheus_reads_what_was_reported_last_until_the_application_has_stopped()
    {
        int port = FreePort();
        var config = Config();
        config.UsePrometheusReporter(TimeSpan.FromMinutes(1), port);
        var address = new Uri($"http://localhost:{port}/metrics");
        using var http = new HttpClient();
        using (var stream = new KafkaStream(Upper(), config))
        {
            await stream.StartAsync();
            Write("a", "b", "c");
            Read(3);
            config.MetricsReporter(stream.Metrics());
            string page = await http.GetStringAsync(address);

            Assert.That(config.MetricsIntervalMs, Is.EqualTo(60_000));
            Assert.That(page, Does.Contain("# TYPE stream_thread_metrics_process_total gauge"));
            Assert.That(page.Split('\n').Where(l => l.StartsWith("stream_thread_metrics_process_total{", StringComparison.Ordinal)).Sum(l => int.Parse(l.Split(' ')[^1])), Is.EqualTo(3));
            Assert.That((await http.GetAsync(new Uri(address, "/other"))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }

        Assert.That(async () => await http.GetStringAsync(address), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public void A_port_that_is_taken_is_named()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var config = Config();
        config.UsePrometheusReporter(port);
        using var stream = new KafkaStream(Upper(), config);

        Assert.That(async () => await stream.StartAsync(), Throws.InstanceOf<StreamsException>().With.Message.Contains($"port {port}"));
    }

    [Test]
    public async Task OpenTelemetry_gets_the_sensors_through_the_exporter_that_it_is_given()
    {
        var exported = new Exported();
        var config = Config();
        config.UseOpenTelemetryReporter(builder => builder.AddReader(new BaseExportingMetricReader(exported)));
        using (var stream = new KafkaStream(Upper(), config))
        {
            await stream.StartAsync();
            Write("a", "b", "c");
            Read(3);
            config.MetricsReporter(stream.Metrics());
        }

        Assert.That(exported.Sums["stream_thread_metrics_process_total"], Is.EqualTo(3));
        Assert.That(exported.Service, Is.EqualTo("app"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Keeps the sums of what was exported last.
    private sealed class Exported : BaseExporter<Metric>
    {
        public Dictionary<string, double> Sums { get; } = [];

        public string? Service { get; private set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Service = ParentProvider.GetResource().Attributes.Single(a => a.Key == "service.name").Value as string;
            foreach (var metric in batch)
            {
                double sum = 0;
                foreach (ref readonly var point in metric.GetMetricPoints()) sum += point.GetGaugeLastValueDouble();
                Sums[metric.Name] = sum;
            }

            return ExportResult.Success;
        }
    }
}
