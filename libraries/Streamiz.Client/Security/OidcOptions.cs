using System.Text;

namespace Streamiz.Client.Security;

/// <summary>
/// An identity provider that gives tokens for a client's name and secret (OAuth 2.0's client credentials grant), for <see cref="SaslMechanism.OAuthBearer"/>. The secret goes to the
/// provider's endpoint and nowhere else: it is in no message, and <see cref="ToString"/> leaves it out.
/// </summary>
public sealed record OidcOptions
{
    /// <summary>The endpoint that gives tokens, <c>https://…</c>. <c>http://…</c> shows the secret to everybody on the way.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>The client's name at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>The client's secret at the provider.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What the token is to be good for, as the provider calls it; null asks for what it gives by itself.</summary>
    public string? Scope { get; init; }

    /// <summary>How long one request to the provider may take, milliseconds.</summary>
    public int TimeoutMs { get; init; } = 10_000;

    /// <summary>The part of a token's lifetime after which another one is fetched, between 0.5 and 1. Up to a twentieth is added by chance, so that many clients do not come at once.</summary>
    public double RenewAfter { get; init; } = 0.8;

    internal void Check()
    {
        if (!TokenEndpoint.IsAbsoluteUri || TokenEndpoint.Scheme is not ("https" or "http")) throw new ArgumentException($"the token endpoint {TokenEndpoint} has to be an https or http address");
        if (ClientId.Length == 0) throw new ArgumentException("tokens of an identity provider need a client id");
        if (ClientSecret.Length == 0) throw new ArgumentException("tokens of an identity provider need a client secret");
        if (TimeoutMs <= 0) throw new ArgumentException($"a request to the token endpoint needs some time, not {TimeoutMs} ms");
        if (RenewAfter is not (>= 0.5 and <= 1)) throw new ArgumentException($"tokens are fetched anew after 0.5 to 1 of their lifetime, not {RenewAfter}");
    }

    private bool PrintMembers(StringBuilder text)
    {
        text.Append("TokenEndpoint = ").Append(TokenEndpoint.GetLeftPart(UriPartial.Path)).Append(", ClientId = ").Append(ClientId).Append(", Scope = ").Append(Scope);
        return true;
    }
}
