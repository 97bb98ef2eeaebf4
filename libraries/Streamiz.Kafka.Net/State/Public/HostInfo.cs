using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.State;

/// <summary>Where an instance of the application can be asked: what its <c>application.server</c> says.</summary>
/// <param name="Host">Name or address; an IPv6 address without brackets.</param>
/// <param name="Port">The port, 1 to 65535; -1 in <see cref="Unavailable"/>.</param>
public sealed record HostInfo(string Host, int Port)
{
    /// <summary>Stands for an instance that has no address, or is not known at present.</summary>
    public static HostInfo Unavailable { get; } = new("unavailable", -1);

    /// <summary>Reads <c>host:port</c>; <c>null</c> when the text is empty.</summary>
    /// <exception cref="StreamConfigException">It is no such address.</exception>
    public static HostInfo? BuildFromEndpoint(string? endpoint)
    {
        if (string.IsNullOrWhiteSpace(endpoint)) return null;
        return TryRead(endpoint, out var host) ? host
            : throw new StreamConfigException($"application.server cannot be '{endpoint}': give host:port, the address at which other instances reach this one, with a port from 1 to 65535");
    }

    /// <summary><c>host:port</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    internal static bool TryRead(string? endpoint, [NotNullWhen(true)] out HostInfo? host)
    {
        host = null;
        int colon = endpoint?.LastIndexOf(':') ?? -1;
        if (colon <= 0 || !int.TryParse(endpoint.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port is < 1 or > 65535) return false;
        string name = endpoint![..colon];
        bool isBracketed = name.Length > 2 && name[0] == '[' && name[^1] == ']';
        if (isBracketed) name = name[1..^1];
        if (Uri.CheckHostName(isBracketed ? $"[{name}]" : name) == UriHostNameType.Unknown) return false;
        host = new HostInfo(name, port);
        return true;
    }
}
