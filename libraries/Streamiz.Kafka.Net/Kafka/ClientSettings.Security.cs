using System.Text;
using Streamiz.Client.Security;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Kafka;

/// <content>Who the client is, and how connections are encrypted.</content>
internal static partial class ClientSettings
{
    private static SaslOptions? Sasl(Dictionary<string, string> keys)
    {
        if (!HasSasl(keys)) return null;
        string name = keys.GetValueOrDefault("sasl.mechanism") ?? keys.GetValueOrDefault("sasl.mechanisms") ?? "PLAIN";
        var mechanism = name.ToUpperInvariant() switch
        {
            "PLAIN" => SaslMechanism.Plain,
            "SCRAM-SHA-256" => SaslMechanism.ScramSha256,
            "SCRAM-SHA-512" => SaslMechanism.ScramSha512,
            "OAUTHBEARER" => SaslMechanism.OAuthBearer,
            "GSSAPI" => throw new StreamConfigException("sasl.mechanism GSSAPI: Kerberos is not supported; use SCRAM, PLAIN, OAUTHBEARER or TLS certificates"),
            _ => throw new StreamConfigException($"sasl.mechanism {name} is not supported: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 and OAUTHBEARER are"),
        };
        if (mechanism == SaslMechanism.OAuthBearer) return Bearer(keys);
        return new SaslOptions { Mechanism = mechanism, User = keys.GetValueOrDefault("sasl.username") ?? "", Password = keys.GetValueOrDefault("sasl.password") ?? "" };
    }

    private static SaslOptions Bearer(Dictionary<string, string> keys)
    {
        var options = new SaslOptions { Mechanism = SaslMechanism.OAuthBearer, Extensions = Extensions(keys.GetValueOrDefault("sasl.oauthbearer.extensions") ?? "") };
        // Java's clients have no key for the method: naming an endpoint is asking it.
        string? method = keys.GetValueOrDefault("sasl.oauthbearer.method")?.ToLowerInvariant();
        if (method == "oidc" || (method is null && keys.ContainsKey("sasl.oauthbearer.token.endpoint.url"))) return options with { Oidc = Oidc(keys) };
        if (!Flag(keys, "enable.sasl.oauthbearer.unsecure.jwt", false)) throw new StreamConfigException("sasl.mechanism OAUTHBEARER needs sasl.oauthbearer.method=oidc, or enable.sasl.oauthbearer.unsecure.jwt for tokens that nobody vouches for");
        string about = keys.GetValueOrDefault("sasl.oauthbearer.config") ?? "";
        return options with { Token = () => UnsecuredToken(about) };
    }

    private static OidcOptions Oidc(Dictionary<string, string> keys)
    {
        if (keys.GetValueOrDefault("sasl.oauthbearer.grant.type") is { } grant && !grant.Replace('-', '_').Equals("client_credentials", StringComparison.OrdinalIgnoreCase))
            throw new StreamConfigException($"sasl.oauthbearer.grant.type {grant} is not supported: client_credentials is");
        if (!Uri.TryCreate(Needed(keys, "sasl.oauthbearer.token.endpoint.url"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http"))
            throw new StreamConfigException("sasl.oauthbearer.token.endpoint.url has to be an https or http address");
        return new OidcOptions
        {
            TokenEndpoint = endpoint,
            ClientId = Needed(keys, "sasl.oauthbearer.client.id", "sasl.oauthbearer.client.credentials.client.id"),
            ClientSecret = Needed(keys, "sasl.oauthbearer.client.secret", "sasl.oauthbearer.client.credentials.client.secret"),
            Scope = keys.GetValueOrDefault("sasl.oauthbearer.scope"),
            TimeoutMs = Number(keys, "sasl.login.read.timeout.ms", Number(keys, "sasl.login.connect.timeout.ms", 10_000)) is > 0 and var timeout ? timeout : 10_000,
            RenewAfter = Fraction(keys, "sasl.login.refresh.window.factor", 0.8),
        };
    }

    private static string Needed(Dictionary<string, string> keys, params string[] names)
    {
        foreach (string name in names)
            if (keys.GetValueOrDefault(name) is { Length: > 0 } value) return value;
        throw new StreamConfigException($"sasl.oauthbearer.method oidc needs {names[0]}");
    }

    private static double Fraction(Dictionary<string, string> keys, string key, double otherwise)
    {
        if (!keys.TryGetValue(key, out string? text)) return otherwise;
        return double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && value is >= 0.5 and <= 1
            ? value
            : throw new StreamConfigException($"{key} takes a number between 0.5 and 1 and was given '{text}'");
    }

    // name=value, with commas between.
    private static Dictionary<string, string> Extensions(string text)
    {
        var extensions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = item.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? item : item[..equals];
            if (equals < 1 || name == "auth" || !name.All(char.IsAsciiLetter)) throw new StreamConfigException($"sasl.oauthbearer.extensions takes name=value with commas between, names of letters and none of them auth; it has '{name}'");
            extensions[name] = item[(equals + 1)..];
        }
        return extensions;
    }

    // As librdkafka makes it: nobody vouches for it.
    private static string UnsecuredToken(string config)
    {
        var words = config.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('=', 2)).Where(w => w.Length == 2).ToDictionary(w => w[0], w => w[1], StringComparer.Ordinal);
        long now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        long life = words.TryGetValue("lifeSeconds", out string? seconds) && long.TryParse(seconds, System.Globalization.CultureInfo.InvariantCulture, out long given) ? given : 3600;
        string claims = $"{{\"{words.GetValueOrDefault("principalClaimName", "sub")}\":\"{words.GetValueOrDefault("principal", "user")}\",\"iat\":{now},\"exp\":{now + life}}}";
        return $"{Encoded("{\"alg\":\"none\"}")}.{Encoded(claims)}.";

        static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private static TlsOptions? Tls(Dictionary<string, string> keys) => !HasTls(keys) ? null : new TlsOptions
    {
        CaFile = keys.GetValueOrDefault("ssl.ca.location"),
        CaPem = keys.GetValueOrDefault("ssl.ca.pem"),
        CertificateFile = keys.GetValueOrDefault("ssl.certificate.location"),
        CertificatePem = keys.GetValueOrDefault("ssl.certificate.pem"),
        KeyFile = keys.GetValueOrDefault("ssl.key.location"),
        KeyPem = keys.GetValueOrDefault("ssl.key.pem"),
        KeyPassword = keys.GetValueOrDefault("ssl.key.password"),
        KeyStoreFile = keys.GetValueOrDefault("ssl.keystore.location"),
        KeyStorePassword = keys.GetValueOrDefault("ssl.keystore.password"),
        CheckCertificate = Flag(keys, "enable.ssl.certificate.verification", true),
        CheckHostName = keys.GetValueOrDefault("ssl.endpoint.identification.algorithm") != "none",
    };

    private static bool HasSasl(Dictionary<string, string> keys) => Protocol(keys).Contains("sasl", StringComparison.Ordinal);

    private static bool HasTls(Dictionary<string, string> keys) => Protocol(keys).Contains("ssl", StringComparison.Ordinal);

    private static string Protocol(Dictionary<string, string> keys) => (keys.GetValueOrDefault("security.protocol") ?? "plaintext").Replace("_", "", StringComparison.Ordinal).ToLowerInvariant() switch
    {
        "plaintext" => "plaintext",
        "ssl" => "ssl",
        "saslplaintext" => "sasl_plaintext",
        "saslssl" => "sasl_ssl",
        var other => throw new StreamConfigException($"security.protocol {other} is not known: plaintext, ssl, sasl_plaintext and sasl_ssl are"),
    };
}
