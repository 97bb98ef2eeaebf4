using System.Globalization;
using Streamiz.Client;
using Streamiz.Client.Security;

namespace Streamiz.Host.Cluster;

/// <summary>Makes the options of the host's own client of settings under librdkafka's names, the same ones that the engine is given.</summary>
internal static class ClientOptionsReader
{
    /// <exception cref="StartException">A setting of security is not known or missing.</exception>
    public static ClientOptions Read(string bootstrap, IReadOnlyDictionary<string, string> settings)
    {
        string protocol = settings.GetValueOrDefault("security.protocol", "plaintext").Replace('-', '_').ToLower(CultureInfo.InvariantCulture);
        (bool tls, bool sasl) = protocol switch
        {
            "plaintext" => (false, false),
            "ssl" => (true, false),
            "sasl_plaintext" => (false, true),
            "sasl_ssl" => (true, true),
            _ => throw new StartException($"security.protocol must be plaintext, ssl, sasl_plaintext or sasl_ssl, but is {protocol}."),
        };
        try
        {
            return new ClientOptions
            {
                BootstrapServers = bootstrap,
                ClientId = "streamiz-host",
                ApiTimeoutMs = 20_000,
                Sasl = sasl ? Sasl(settings) : null,
                Tls = tls ? Tls(settings) : null,
            };
        }
        catch (ArgumentException e)
        {
            throw new StartException($"The cluster's address {bootstrap} cannot be used: {e.Message}", e);
        }
    }

    private static SaslOptions Sasl(IReadOnlyDictionary<string, string> settings)
    {
        string mechanism = settings.GetValueOrDefault("sasl.mechanism") ?? settings.GetValueOrDefault("sasl.mechanisms") ?? "PLAIN";
        return new SaslOptions
        {
            Mechanism = mechanism.ToUpperInvariant() switch
            {
                "PLAIN" => SaslMechanism.Plain,
                "SCRAM-SHA-256" => SaslMechanism.ScramSha256,
                "SCRAM-SHA-512" => SaslMechanism.ScramSha512,
                _ => throw new StartException($"sasl.mechanism must be PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512, but is {mechanism}."),
            },
            User = settings.GetValueOrDefault("sasl.username") ?? throw new StartException("sasl.username is missing."),
            Password = settings.GetValueOrDefault("sasl.password") ?? throw new StartException("sasl.password is missing."),
        };
    }

    private static TlsOptions Tls(IReadOnlyDictionary<string, string> settings) => new()
    {
        CaFile = settings.GetValueOrDefault("ssl.ca.location"),
        CertificateFile = settings.GetValueOrDefault("ssl.certificate.location"),
        KeyFile = settings.GetValueOrDefault("ssl.key.location"),
        KeyPassword = settings.GetValueOrDefault("ssl.key.password"),
        CheckHostName = settings.GetValueOrDefault("ssl.endpoint.identification.algorithm") != "none",
    };
}
