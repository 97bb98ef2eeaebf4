using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using Streamiz.Host.Audit;
using Streamiz.Host.Flights;
using Streamiz.Host.Live;
using Streamiz.Host.Metrics;
using Streamiz.Host.Peers;
using Streamiz.Host.Rest;
using Streamiz.Host.Sources;

namespace Streamiz.Host;

/// <summary>The web side: page, REST, live updates. What it needs of the topology is registered by whoever starts it.</summary>
internal static class HostWeb
{
    /// <param name="url">Where to serve.</param>
    /// <param name="advertised">How others reach the host, host:port; null when they do not.</param>
    public static WebApplicationBuilder CreateBuilder(string url, string? advertised = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(HostWeb).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.WebHost.UseUrls(url);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        ConfigureLogging(builder.Logging);
        IServiceCollection services = builder.Services;
        services.AddSingleton(TimeProvider.System).AddSingleton<PrometheusText>();
        services.TryAddSingleton<AuditLog>();
        services.TryAddSingleton<HostCounters>();
        services.AddSingleton(_ => Countries.Load()).AddSingleton<IngestReader>().AddSingleton<StatesReader>();
        services.AddSingleton<FlightAccess>().AddSingleton<IStoreHosts, LoneHost>().AddSingleton(_ => new PeerClient(BindingAddress.Parse(url).Scheme, PeerClient.UsualPatience)).AddSingleton<HealthReport>().AddSingleton<LiveEvents>().AddSingleton<LiveFeed>();
        services.AddHostedService(s => s.GetRequiredService<LiveFeed>());
        services.ConfigureHttpJsonOptions(o => HostJson.Apply(o.SerializerOptions));
        services.AddProblemDetails().AddExceptionHandler<StoresNotReadyHandler>();
        services.AddOpenApi();
        // A name that is not this machine's, on a loopback address, is another site's trick.
        if (IsLoopback(url)) services.Configure<Microsoft.AspNetCore.HostFiltering.HostFilteringOptions>(o => o.AllowedHosts = ["localhost", "127.0.0.1", "[::1]", .. advertised is null ? [] : new[] { advertised[..advertised.LastIndexOf(':')] }]);
        services.AddHostFiltering(_ => { });
        return builder;
    }

    public static void ConfigureLogging(ILoggingBuilder logging)
    {
        logging.AddSimpleConsole(o =>
        {
            o.SingleLine = true;
            o.TimestampFormat = "HH:mm:ss.fff ";
            o.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.AddFilter("Microsoft", LogLevel.Warning);
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        WebApplication app = builder.Build();
        // Instruments that are counted from the start need a listener from the start.
        app.Services.GetRequiredService<PrometheusText>();
        app.UseHostFiltering();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(SecureAsync);
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        FlightEndpoints.Map(app);
        CountryEndpoints.Map(app);
        StoreEndpoints.Map(app);
        SchemaEndpoints.Map(app);
        OperationEndpoints.Map(app);
        LiveEndpoints.Map(app);
        app.MapOpenApi();
        app.MapGet("/docs", () => TypedResults.PhysicalFile(Path.Combine(app.Environment.WebRootPath, "docs.html"), "text/html; charset=utf-8")).ExcludeFromDescription();
        return app;
    }

    /// <summary>True when only this machine can reach the address.</summary>
    public static bool IsLoopback(string url) => BindingAddress.Parse(url).Host is { } host
        && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address)));

    private static Task SecureAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
        return next(context);
    }
}
