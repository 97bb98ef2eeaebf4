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
            "OAUTHBEARER" when Flag(keys, "enable.sasl.oauthbearer.unsecure.jwt", false) => SaslMechanism.OAuthBearer,
            "OAUTHBEARER" => throw new StreamConfigException("sasl.mechanism OAUTHBEARER is possible with enable.sasl.oauthbearer.unsecure.jwt only: tokens are not fetched from an identity provider"),
            _ => throw new StreamConfigException($"sasl.mechanism {name} is not supported: PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 and OAUTHBEARER are"),
        };
        string about = keys.GetValueOrDefault("sasl.oauthbearer.config") ?? "";
        return new SaslOptions { Mechanism = mechanism, User = keys.GetValueOrDefault("sasl.username") ?? "", Password = keys.GetValueOrDefault("sasl.password") ?? "", Token = () => UnsecuredToken(about) };
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
