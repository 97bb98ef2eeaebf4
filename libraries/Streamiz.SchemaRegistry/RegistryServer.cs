using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Streamiz.SchemaRegistry.Server;

namespace Streamiz.SchemaRegistry;

/// <summary>A schema registry that runs alone, over HTTP or HTTPS.</summary>
public sealed class RegistryServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly EmbeddedRegistry _registry;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _refreshing;

    private RegistryServer(WebApplication application, EmbeddedRegistry registry, TimeSpan? refreshInterval)
    {
        _application = application;
        _registry = registry;
        _refreshing = refreshInterval is { } interval ? RefreshAsync(interval) : Task.CompletedTask;
    }

    /// <summary>The address that clients use, such as <c>http://127.0.0.1:8081</c>.</summary>
    public string Url => _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Starts a registry and returns when it answers.</summary>
    /// <param name="options">Its address and folder.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="RegistryStoreException">The log cannot be opened or read.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<RegistryServer> StartAsync(RegistryServerOptions options, CancellationToken cancellationToken = default)
    {
        IRegistryLog log = options.Log ?? (options.DataDirectory is { } directory ? FileRegistryLog.Open(directory) : new MemoryRegistryLog());
        EmbeddedRegistry? registry = null;
        try
        {
            registry = await EmbeddedRegistry.OpenAsync(log, options.DefaultLevel, cancellationToken).ConfigureAwait(false);
            var application = Build(options, registry);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new RegistryServer(application, registry, options.Log is null ? null : options.RefreshInterval);
        }
        catch
        {
            await (registry?.DisposeAsync() ?? log.DisposeAsync()).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs a registry until told to stop.</summary>
    /// <param name="options">Its address and folder.</param>
    /// <param name="started">Is told the address once the registry answers.</param>
    /// <param name="cancellationToken">Stops it; what was acknowledged stays.</param>
    public static async Task RunAsync(RegistryServerOptions options, Action<string>? started = null, CancellationToken cancellationToken = default)
    {
        await using var server = await StartAsync(options, cancellationToken).ConfigureAwait(false);
        started?.Invoke(server.Url);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(() => stopped.TrySetResult()))
            await stopped.Task.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _refreshing.ConfigureAwait(false);
        await _application.StopAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        await _registry.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RefreshAsync(TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                try
                {
                    await _registry.RefreshAsync(_stop.Token).ConfigureAwait(false);
                }
                catch (RegistryStoreException)
                {
                    // What is known is served on; a request that needs more gets the error itself.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    private static WebApplication Build(RegistryServerOptions options, EmbeddedRegistry registry)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter(level => level >= LogLevel.Warning);
        builder.WebHost.UseKestrelCore();
        if (options.Certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(options.Address, options.Port, listen =>
            {
                if (options.Certificate is { } certificate)
                    listen.UseHttps(certificate);
            });
        });
        var application = builder.Build();
        application.Use(next => http => ServeAsync(http, next, options));
        application.UseRouting();
        registry.MapTo(application);
        application.MapGet("/", (RequestDelegate)(http => new RegistryCall(http).AnswerAsync(w =>
        {
            w.WriteStartObject();
            w.WriteEndObject();
        })));
        return application;
    }

    // What no path of the API answers, and what must not be answered, is said in the API's own form.
    private static async Task ServeAsync(HttpContext http, RequestDelegate next, RegistryServerOptions options)
    {
        var call = new RegistryCall(http);
        if (!IsAuthorized(http.Request.Headers.Authorization.ToString(), options))
        {
            await call.FailAsync(RegistryFault.Unauthorized()).ConfigureAwait(false);
            return;
        }

        await next(http).ConfigureAwait(false);
        if (!http.Response.HasStarted && http.Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed && http.Response.ContentLength is null)
            await call.FailAsync(http.Response.StatusCode == StatusCodes.Status404NotFound ? RegistryFault.NotFound() : RegistryFault.MethodNotAllowed()).ConfigureAwait(false);
    }

    private static bool IsAuthorized(string header, RegistryServerOptions options)
    {
        if (options.UserInfo is null && options.BearerToken is null)
            return true;
        return (options.UserInfo is { } user && Same(header, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user))))
            || (options.BearerToken is { } token && Same(header, "Bearer " + token));
    }

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));
}
