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

    /// <summary>A log of the caller's, such as one that several registries share; it wins over the folder, and the server disposes of it.</summary>
    public IRegistryLog? Log { get; init; }

    /// <summary>How often what others have written to <see cref="Log"/> is taken in. What a request misses is looked for at once in any case.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The level of compatibility where none was set.</summary>
    public CompatibilityLevel DefaultLevel { get; init; } = CompatibilityLevel.Backward;

    /// <summary><c>user:password</c> that every request must bring; null asks for none.</summary>
    public string? UserInfo { get; init; }

    /// <summary>A token that every request must bring as its bearer; null asks for none.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The certificate with its key to serve HTTPS with; null serves HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }
}
