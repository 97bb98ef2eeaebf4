using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Hosting;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Hosting.Tests;

/// <summary>A stream application in a generic host.</summary>
[TestFixture]
public sealed class HostTests : EmbeddedFixture
{
    [Test]
    public async Task The_application_starts_works_and_stops_with_the_host()
    {
        using var host = Build(Upper());
        await host.StartAsync();
        var stream = host.Services.GetRequiredService<KafkaStream>();
        Write("a", "b", "c");

        Assert.That(Read(3), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(stream.CurrentState, Is.EqualTo(KafkaStream.State.RUNNING));
        await host.StopAsync();
        Assert.That(stream.CurrentState, Is.EqualTo(KafkaStream.State.NOT_RUNNING));
    }

    [Test]
    public async Task The_health_check_says_how_the_application_stands()
    {
        using var host = Build(Upper());
        var health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.That((await health.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Unhealthy), "before the start");
        await host.StartAsync();
        Write("a");
        Read(1);
        Assert.That((await health.CheckHealthAsync(r => r.Tags.Contains("ready"))).Status, Is.EqualTo(HealthStatus.Healthy));
        await host.StopAsync();
        var report = await health.CheckHealthAsync();

        Assert.That(report.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(report.Entries["streamiz"].Description, Is.EqualTo("NOT_RUNNING"));
    }

    [Test]
    public void What_prevents_the_start_ends_the_start_of_the_host()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("nowhere").To("out");
        using var host = Build(builder.Build());

        Assert.That(async () => await host.StartAsync(), Throws.InstanceOf<TopologyException>().With.Message.Contains("nowhere"));
    }

    [Test]
    public void A_wrong_setting_ends_the_start_of_the_host_and_is_named()
    {
        using var host = Build(Upper(), c => c.MaxPollRecords = 0);

        Assert.That(async () => await host.StartAsync(), Throws.InstanceOf<StreamConfigException>().With.Message.Contains("max.poll.records").And.Message.Contains("'0'"));
    }

    [Test]
    public async Task The_meter_counts_what_went_through()
    {
        long processed = 0;
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == StreamMeter.Name && instrument.Name == "streamiz.process") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Exchange(ref processed, value));
        using var host = Build(Upper());
        listener.Start();
        await host.StartAsync();
        Write("a", "b", "c", "d");
        Read(4);
        await host.StopAsync();
        listener.RecordObservableInstruments();

        Assert.That(processed, Is.EqualTo(4));
    }

    [Test]
    public async Task The_application_logs_through_the_host()
    {
        using var host = Build(Upper());
        await host.StartAsync();
        await Log.Line("CREATED -> REBALANCING");
        await host.StopAsync();

        Assert.That(Log.All, Has.Some.Contains("-> NOT_RUNNING"));
    }

    [Test]
    public async Task Middlewares_are_told_of_start_and_stop_in_order()
    {
        var told = new Steps();
        using var host = Build(Upper(), c => c.AddMiddleware(told));
        await host.StartAsync();
        await host.StopAsync();

        Assert.That(told.All, Is.EqualTo(new[] { "before start app", "after start app", "before stop app", "after stop app" }));
    }

    private IHost Build(Topology topology, Action<StreamConfig>? change = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.AddStreamiz(
            _ =>
            {
                var config = Config();
                change?.Invoke(config);
                return config;
            },
            (_, _) => topology);
        return builder.Build();
    }

    private sealed class Steps : IStreamMiddleware
    {
        public List<string> All { get; } = [];

        public void BeforeStart(IStreamConfig config, CancellationToken token) => All.Add($"before start {config.ApplicationId}");

        public void AfterStart(IStreamConfig config, CancellationToken token) => All.Add($"after start {config.ApplicationId}");

        public void BeforeStop(IStreamConfig config, CancellationToken token) => All.Add($"before stop {config.ApplicationId}");

        public void AfterStop(IStreamConfig config, CancellationToken token) => All.Add($"after stop {config.ApplicationId}");
    }
}
