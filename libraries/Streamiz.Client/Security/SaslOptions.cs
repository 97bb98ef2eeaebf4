using System.Collections.Frozen;
using System.Text;

namespace Streamiz.Client.Security;

/// <summary>Who the client is to the cluster. <see cref="ToString"/> leaves secrets out.</summary>
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

    /// <summary>For <see cref="SaslMechanism.OAuthBearer"/>: where tokens are fetched, instead of <see cref="Token"/>.</summary>
    public OidcOptions? Oidc { get; init; }

    /// <summary>For <see cref="SaslMechanism.OAuthBearer"/>: what the cluster is told beside the token (KIP-342). Names are letters.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The name for messages.</summary>
    internal string Who => Oidc is { } oidc ? $"client {oidc.ClientId}" : $"user {User}";

    internal void Check()
    {
        if (Oidc is not null && Token is not null) throw new ArgumentException("tokens come from a delegate or from an identity provider, not from both");
        if (Mechanism == SaslMechanism.OAuthBearer && Oidc is null && Token is null) throw new ArgumentException("OAUTHBEARER needs tokens: from a delegate or from an identity provider");
        if (Mechanism != SaslMechanism.OAuthBearer && Oidc is not null) throw new ArgumentException($"tokens of an identity provider are for OAUTHBEARER, not {Mechanism}");
        Oidc?.Check();
        foreach (var (name, value) in Extensions)
            if (name.Length == 0 || name == "auth" || !name.All(char.IsAsciiLetter) || !value.All(c => c is >= ' ' and <= '~' or '\t' or '\r' or '\n')) throw new ArgumentException($"the extension {name}: names are letters and not auth, values are text in ASCII");
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Mechanism = ").Append(Mechanism).Append(", ").Append(Who);
        return true;
    }
}
