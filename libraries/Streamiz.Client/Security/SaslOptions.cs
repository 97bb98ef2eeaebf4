namespace Streamiz.Client.Security;

/// <summary>Who the client is to the cluster.</summary>
public sealed record SaslOptions
{
    /// <summary>How it proves it.</summary>
    public required SaslMechanism Mechanism { get; init; }

    /// <summary>The user's name.</summary>
    public string User { get; init; } = "";

    /// <summary>The password.</summary>
    public string Password { get; init; } = "";

    /// <summary>For <see cref="SaslMechanism.OAuthBearer"/>: gives a token, on the driving thread; it must not block.</summary>
    public Func<string>? Token { get; init; }
}
