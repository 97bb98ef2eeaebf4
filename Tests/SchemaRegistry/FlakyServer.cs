using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Streamiz.Tests.SchemaRegistry;

/// <summary>Fails so many times, and then answers everything with one schema.</summary>
internal sealed class FlakyServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _requests;

    private FlakyServer(int failures, int status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(async http =>
        {
            if (Interlocked.Increment(ref _requests) <= failures)
            {
                http.Response.StatusCode = status;
                await http.Response.WriteAsync($$"""{"error_code":{{status}},"message":"not now"}""");
                return;
            }

            await http.Response.WriteAsync("""{"schema":"\"int\""}""");
        });
    }

    public int Requests => _requests;

    public string Url => _application.Urls.First();

    public static async Task<FlakyServer> StartAsync(int failures, int status)
    {
        var server = new FlakyServer(failures, status);
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
