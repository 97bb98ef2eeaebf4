using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Streamiz.Host.Flights;
using Streamiz.Host.Peers;

namespace Streamiz.Host.Tests.Web;

/// <summary>The web side on a free port, over memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private const string Topology = """
        Topologies:
           Sub-topology: 0
            Source: KSTREAM-SOURCE-0000000000 (topics: [aviation-data])
              --> positions
            Processor: positions (stores: [aircraft])
              --> to-positions, by-country
              <-- KSTREAM-SOURCE-0000000000
            Sink: to-positions (topic: flight-positions)
              <-- positions
            Sink: by-country (topic: by-country-repartition)
              <-- positions

          Sub-topology: 1
            Source: counted (topics: [by-country-repartition])
              --> count
            Processor: count (stores: [country-counts])
              --> none
              <-- counted
        """;

    private readonly WebApplication _app;

    private TestHost(WebApplication app, MemoryFlights flights)
    {
        _app = app;
        Flights = flights;
        Address = new Uri(app.Urls.Single());
        Client = new HttpClient { BaseAddress = Address };
    }

    public MemoryFlights Flights { get; }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public static async Task<TestHost> StartAsync(string? apiKey = null, IStoreHosts? hosts = null)
    {
        var flights = new MemoryFlights();
        WebApplicationBuilder builder = HostWeb.CreateBuilder("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IFlightQueries>(flights).AddSingleton<IHostStatus>(flights).AddSingleton<IStateVectorSink>(flights).AddSingleton<ISchemaCatalog>(flights);
        builder.Services.AddSingleton(new WindowSettings(60_000, 86_400_000));
        builder.Services.AddSingleton(new HostFacts { SourceName = "test", TopologyText = Topology, ApiKey = apiKey, LoopbackOnly = true });
        if (hosts is not null) builder.Services.AddSingleton(hosts).AddSingleton(new PeerClient("http", TimeSpan.FromMilliseconds(500)));
        WebApplication app = HostWeb.Build(builder);
        await app.StartAsync();
        return new TestHost(app, flights);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        await _app.DisposeAsync();
    }
}
