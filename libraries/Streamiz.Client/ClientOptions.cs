using Streamiz.Client.Security;

namespace Streamiz.Client;

/// <summary>What all parts of a client share.</summary>
public sealed record ClientOptions
{
    /// <summary>Addresses to begin with: <c>host:port</c>, several separated by commas, IPv6 in brackets.</summary>
    public required string BootstrapServers { get; init; }

    /// <summary>The name that the cluster's logs and quotas know the client by.</summary>
    public string ClientId { get; init; } = "streamiz";

    /// <summary>The rack the client is in; null when it has none. Reads then go to the nearest replica.</summary>
    public string? RackId { get; init; }

    /// <summary>How long a request may take, milliseconds.</summary>
    public int RequestTimeoutMs { get; init; } = 30_000;

    /// <summary>How long a connection may take to open, milliseconds.</summary>
    public int ConnectTimeoutMs { get; init; } = 10_000;

    /// <summary>The first pause before connecting again, milliseconds; it doubles.</summary>
    public int ReconnectBackoffMs { get; init; } = 50;

    /// <summary>The longest pause before connecting again, milliseconds.</summary>
    public int ReconnectBackoffMaxMs { get; init; } = 1_000;

    /// <summary>The first pause before a request is tried again, milliseconds; it doubles.</summary>
    public int RetryBackoffMs { get; init; } = 100;

    /// <summary>The longest pause before a request is tried again, milliseconds.</summary>
    public int RetryBackoffMaxMs { get; init; } = 1_000;

    /// <summary>How old metadata may become, milliseconds.</summary>
    public int MetadataMaxAgeMs { get; init; } = 300_000;

    /// <summary>How long a call of <see cref="Admin.KafkaAdminCalls"/> goes on trying, milliseconds.</summary>
    public int ApiTimeoutMs { get; init; } = 60_000;

    /// <summary>How long a connection may be idle before it is closed, milliseconds.</summary>
    public int ConnectionsMaxIdleMs { get; init; } = 540_000;

    /// <summary>The most bytes that a response may have.</summary>
    public int MaxResponseBytes { get; init; } = 256 << 20;

    /// <summary>Who the client is to the cluster; null on clusters that do not ask.</summary>
    public SaslOptions? Sasl { get; init; }

    /// <summary>How connections are encrypted; null when they are not.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>What the jitter of pauses and the ids of members are drawn from; null is another one for every client. Clients with the same seed would be the same member of a group.</summary>
    public int? Seed { get; init; }
}
