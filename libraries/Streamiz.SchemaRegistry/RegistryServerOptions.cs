using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Streamiz.SchemaRegistry;

/// <summary>How a registry that runs alone is reached, and where it keeps its schemas.</summary>
public sealed class RegistryServerOptions
{
    /// <summary>The address to listen on: only this machine, unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen on; 0 takes any free one.</summary>
    public int Port { get; init; } = 8081;

    /// <summary>The folder of the log; null keeps nothing beyond the process.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The level of compatibility where none was set.</summary>
    public CompatibilityLevel DefaultLevel { get; init; } = CompatibilityLevel.Backward;

    /// <summary><c>user:password</c> that every request must bring; null asks for none.</summary>
    public string? UserInfo { get; init; }

    /// <summary>A token that every request must bring as its bearer; null asks for none.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The certificate with its key to serve HTTPS with; null serves HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }
}
