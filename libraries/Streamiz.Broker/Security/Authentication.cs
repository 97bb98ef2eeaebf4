using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Security;

/// <summary>How far a connection has logged in.</summary>
internal sealed class Authentication(bool isNeeded)
{
    /// <summary>The mechanism agreed on, or null.</summary>
    public string? Mechanism { get; set; }

    /// <summary>The SCRAM exchange under way, or null.</summary>
    public ScramExchange? Scram { get; set; }

    /// <summary>Who it is; null while it is not known.</summary>
    public string? User { get; set; }

    public bool IsNeeded => isNeeded;

    public bool Allows(Api api) => !isNeeded || User is not null || api is Api.ApiVersions or Api.SaslHandshake or Api.SaslAuthenticate;
}
