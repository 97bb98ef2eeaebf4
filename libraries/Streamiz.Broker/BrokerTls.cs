using System.Security.Cryptography.X509Certificates;

namespace Streamiz.Broker;

/// <summary>TLS on the broker's port.</summary>
public sealed class BrokerTls
{
    /// <summary>The broker's certificate, with its private key.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Authorities that clients' certificates must come from; null: clients are not asked for one.</summary>
    public X509Certificate2Collection? ClientAuthorities { get; init; }
}
