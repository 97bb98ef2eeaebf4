using System.Security.Cryptography.X509Certificates;

namespace Streamiz.SchemaRegistry;

/// <summary>Where the registry is and how it is spoken to.</summary>
public sealed class SchemaRegistryOptions
{
    /// <summary>One address or several with commas between them; one that does not answer is passed over for the next.</summary>
    public required string Url { get; init; }

    /// <summary><c>user:password</c> for basic authentication.</summary>
    public string? BasicAuthUserInfo { get; init; }

    /// <summary>Gives the token for bearer authentication, before each request.</summary>
    public Func<CancellationToken, ValueTask<string>>? BearerToken { get; init; }

    /// <summary>Certificates of authorities to trust, and nobody else; null trusts those of the system.</summary>
    public X509Certificate2Collection? TrustedAuthorities { get; init; }

    /// <summary>The certificate with its key by which the client shows who it is.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>How long one request may take, milliseconds.</summary>
    public int RequestTimeoutMs { get; init; } = 30_000;

    /// <summary>How often all addresses are tried again when none could answer.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The wait before the first retry, milliseconds; it doubles each time, and is shortened by chance so that clients do not come in step.</summary>
    public int RetryBackoffMs { get; init; } = 100;

    /// <summary>The longest wait before a retry, milliseconds.</summary>
    public int RetryBackoffMaxMs { get; init; } = 10_000;

    /// <summary>How many schemas are kept; when there are more, all are fetched anew.</summary>
    public int MaxCachedSchemas { get; init; } = 1000;

    /// <summary>The clock of the waits.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
