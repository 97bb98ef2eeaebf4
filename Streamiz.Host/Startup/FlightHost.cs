using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Streamiz.Host.Audit;
using Streamiz.Host.Cluster;
using Streamiz.Host.Flights;
using Streamiz.Host.Metrics;
using Streamiz.Host.Sources;
using Streamiz.Host.Sources.Simulation;

namespace Streamiz.Host.Startup;

/// <summary>The whole host, from start to end.</summary>
internal sealed class FlightHost
{
    public static async Task<int> RunAsync(FlightHostOptions options, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Data);
        using ListenAddress address = ListenAddress.Take(options.Url, options.Advertise);
        options = options with { Advertise = address.Advertised };
        WebApplicationBuilder builder = HostWeb.CreateBuilder(options.Url, options.Advertise);
        address.UseBy(builder);
        using ILoggerFactory loggers = LoggerFactory.Create(HostWeb.ConfigureLogging);
        using var audit = new AuditLog(loggers.CreateLogger<AuditLog>(), TimeProvider.System);
        audit.WriteTo(Path.Combine(options.Data, "audit.jsonl"));
        ConfigurationReport.Write(options, audit);

        await using EmbeddedServers servers = await EmbeddedServers.StartAsync(options, loggers, cancellationToken).ConfigureAwait(false);
        using var counters = new HostCounters();
        await using FlightPipeline pipeline = await FlightPipeline.StartAsync(options, servers, loggers, audit, counters, cancellationToken).ConfigureAwait(false);

        var countries = Countries.Load();
        SourcePump? pump = Source(options, countries, loggers) is { } source
            ? new SourcePump(source, pipeline.Sink, counters, audit, loggers.CreateLogger<SourcePump>()) : null;
        builder.Services.AddSingleton(audit).AddSingleton(counters);
        builder.Services.AddSingleton<IFlightQueries>(pipeline.Queries).AddSingleton(pipeline.Hosts).AddSingleton<IHostStatus>(pipeline).AddSingleton<IStateVectorSink>(pipeline.Sink).AddSingleton<ISchemaCatalog>(pipeline.Schemas);
        builder.Services.AddSingleton(new WindowSettings(options.Topology.WindowMs, options.Topology.RetentionMs));
        builder.Services.AddSingleton(new HostFacts
        {
            SourceName = pump?.SourceName ?? "ingestion only",
            TopologyText = pipeline.TopologyText,
            ApiKey = options.ApiKey,
            LoopbackOnly = HostWeb.IsLoopback(options.Url),
        });
        await using WebApplication web = HostWeb.Build(builder);
        string url = await StartAsync(web, options, cancellationToken).ConfigureAwait(false);
        new RunningAddresses(url, servers.Bootstrap, servers.Registry, options.ApplicationId, Environment.ProcessId).Write(options.Data);
        await Console.Out.WriteLineAsync($"Live flights: {url}").ConfigureAwait(false);
        try
        {
            return await WaitAsync(options, pipeline, pump, loggers, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            RunningAddresses.Remove(options.Data);
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
            await web.StopAsync(soon.Token).ConfigureAwait(false);
        }
    }

    private static async Task<string> StartAsync(WebApplication web, FlightHostOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken).ConfigureAwait(false);
            return web.Urls.First();
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new StartException($"The page cannot be served at {options.Url}: {e.Message} Choose another with --port.", e);
        }
    }

    private static async Task<int> WaitAsync(FlightHostOptions options, FlightPipeline pipeline, SourcePump? pump, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task pumping = pump?.RunAsync(TimeProvider.System, stop.Token) ?? Task.Delay(Timeout.Infinite, stop.Token);
        Task failed = pipeline.Failed;
        Task stopped = Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token);
        try
        {
            Task first = await Task.WhenAny(pumping, failed, stopped).ConfigureAwait(false);
            if (first == pumping)
            {
                await EndOfSourceAsync(pumping, loggers).ConfigureAwait(false);
                if (options.UntilEnd) await pipeline.CaughtUpAsync(stop.Token).ConfigureAwait(false);
                else first = await Task.WhenAny(failed, stopped).ConfigureAwait(false);
            }
            if (first == failed) await failed.ConfigureAwait(false);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    // A source that breaks does not bring down what it has fed: the page goes on, and says so.
    private static async Task EndOfSourceAsync(Task pumping, ILoggerFactory loggers)
    {
        try
        {
            await pumping.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            HostLog.SourceBroken(loggers.CreateLogger<FlightHost>(), e.Message);
        }
    }

    private static IStateVectorSource? Source(FlightHostOptions options, Countries countries, ILoggerFactory loggers) => options.Source switch
    {
        SourceKind.Simulate => new SimulateSource(options.Simulation, countries, World.Load(), TimeProvider.System),
        SourceKind.Replay => new ReplaySource(options.Replay!, new StatesReader(countries), TimeProvider.System, loggers.CreateLogger<ReplaySource>()),
        _ => null,
    };
}
