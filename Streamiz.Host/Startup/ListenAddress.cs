using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Host.Startup;

/// <summary>
/// Where the page and REST will be served. A port that is left to the system is taken before anything else starts, because the group is told of it when the topology starts,
/// and the page is served only after that.
/// </summary>
internal sealed class ListenAddress : IDisposable
{
    private readonly Socket? _taken;

    private ListenAddress(Socket? taken, string? advertised)
    {
        _taken = taken;
        Advertised = advertised;
    }

    /// <summary>How other hosts reach this one, <c>host:port</c>; null when nobody said and the address is a wildcard.</summary>
    public string? Advertised { get; }

    /// <param name="url">Where to serve.</param>
    /// <param name="advertise">What to tell others, <c>host:port</c>, port 0 for the one that is served on; null for the address itself.</param>
    /// <exception cref="StartException">What is to be told is no address, or there is no port.</exception>
    public static ListenAddress Take(string url, string? advertise)
    {
        BindingAddress address = BindingAddress.Parse(url);
        IPAddress? ip = address.IsUnixPipe || address.IsNamedPipe ? null : IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? parsed) ? parsed : null;
        bool isWildcard = address.Host is "*" or "+" || Equals(ip, IPAddress.Any) || Equals(ip, IPAddress.IPv6Any);
        Socket? taken = null;
        try
        {
            if (address.Port == 0 && ip is not null) taken = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(ip, 0));
            int port = (taken?.LocalEndPoint as IPEndPoint)?.Port ?? address.Port;
            string? told = advertise is null ? (isWildcard || port == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{address.Host}:{port}"))
                : advertise.EndsWith(":0", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"{advertise[..^2]}:{port}") : advertise;
            return new ListenAddress(taken, HostInfo.BuildFromEndpoint(told)?.ToString());
        }
        catch (SocketException e)
        {
            taken?.Dispose();
            throw new StartException($"The page cannot be served at {url}: {e.Message} Choose another with --port.", e);
        }
        catch (StreamConfigException e)
        {
            taken?.Dispose();
            throw new StartException($"--advertise must be HOST:PORT, but is {advertise}.", e);
        }
    }

    /// <summary>Has the page served at the port that was taken.</summary>
    public void UseBy(WebApplicationBuilder builder)
    {
        if (_taken is not { } taken) return;
        builder.Services.Configure<SocketTransportOptions>(o => o.CreateBoundListenSocket = _ => taken);
    }

    public void Dispose() => _taken?.Dispose();
}
