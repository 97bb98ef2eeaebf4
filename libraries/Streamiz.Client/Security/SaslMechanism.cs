namespace Streamiz.Client.Security;

/// <summary>How a client proves who it is.</summary>
public enum SaslMechanism
{
    /// <summary>Name and password, in the clear: only over TLS.</summary>
    Plain,

    /// <summary>SCRAM-SHA-256.</summary>
    ScramSha256,

    /// <summary>SCRAM-SHA-512.</summary>
    ScramSha512,

    /// <summary>A bearer token.</summary>
    OAuthBearer,
}
