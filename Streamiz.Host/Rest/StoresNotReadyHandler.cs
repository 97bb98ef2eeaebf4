using Microsoft.AspNetCore.Diagnostics;
using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>Answers 503 with the reason while the stores cannot be asked.</summary>
internal sealed class StoresNotReadyHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not StoresNotReadyException) return false;
        httpContext.Response.Headers.RetryAfter = "2";
        await Problems.Of(503, exception.Message).ExecuteAsync(httpContext).ConfigureAwait(false);
        return true;
    }
}
