using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Streamiz.Host.Audit;

namespace Streamiz.Host.Rest;

/// <summary>Who may write.</summary>
internal static class ApiKeys
{
    /// <summary>Null when the request may write.</summary>
    public static ProblemHttpResult? Refuse(HttpContext context)
    {
        HostFacts facts = context.RequestServices.GetRequiredService<HostFacts>();
        if (facts.ApiKey is null)
            return facts.LoopbackOnly ? null : Refused(context, 403, "Writing needs an API key, and none is configured (--api-key).");
        string? given = context.Request.Headers["X-API-Key"];
        if (given is null && context.Request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            given = header["Bearer ".Length..];
        if (given is null) return Refused(context, 401, "An API key is needed: X-API-Key or a bearer token.");
        bool same = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(facts.ApiKey)));
        return same ? null : Refused(context, 401, "The API key is wrong.");
    }

    private static ProblemHttpResult Refused(HttpContext context, int status, string reason)
    {
        context.RequestServices.GetRequiredService<AuditLog>().Refused(context.Connection.RemoteIpAddress?.ToString() ?? "unknown", reason);
        return Problems.Of(status, reason);
    }
}
