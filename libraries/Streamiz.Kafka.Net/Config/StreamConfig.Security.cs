using Confluent.Kafka;

namespace Streamiz.Kafka.Net;

/// <content>Encryption and authentication of the clients.</content>
public partial class StreamConfig
{
    /// <summary>Setting <c>enable.ssl.certificate.verification</c> of all clients; unset: the client's default.</summary>
    public bool? EnableSslCertificateVerification { get => _consumer.EnableSslCertificateVerification; set { _consumer.EnableSslCertificateVerification = value; _producer.EnableSslCertificateVerification = value; _admin.EnableSslCertificateVerification = value; } }

    /// <summary>Setting <c>sasl.kerberos.keytab</c> of all clients; unset: the client's default.</summary>
    public string? SaslKerberosKeytab { get => _consumer.SaslKerberosKeytab; set { _consumer.SaslKerberosKeytab = value; _producer.SaslKerberosKeytab = value; _admin.SaslKerberosKeytab = value; } }

    /// <summary>Setting <c>sasl.kerberos.kinit.cmd</c> of all clients; unset: the client's default.</summary>
    public string? SaslKerberosKinitCmd { get => _consumer.SaslKerberosKinitCmd; set { _consumer.SaslKerberosKinitCmd = value; _producer.SaslKerberosKinitCmd = value; _admin.SaslKerberosKinitCmd = value; } }

    /// <summary>Setting <c>sasl.kerberos.min.time.before.relogin</c> of all clients; unset: the client's default.</summary>
    public int? SaslKerberosMinTimeBeforeRelogin { get => _consumer.SaslKerberosMinTimeBeforeRelogin; set { _consumer.SaslKerberosMinTimeBeforeRelogin = value; _producer.SaslKerberosMinTimeBeforeRelogin = value; _admin.SaslKerberosMinTimeBeforeRelogin = value; } }

    /// <summary>Setting <c>sasl.kerberos.principal</c> of all clients; unset: the client's default.</summary>
    public string? SaslKerberosPrincipal { get => _consumer.SaslKerberosPrincipal; set { _consumer.SaslKerberosPrincipal = value; _producer.SaslKerberosPrincipal = value; _admin.SaslKerberosPrincipal = value; } }

    /// <summary>Setting <c>sasl.kerberos.service.name</c> of all clients; unset: the client's default.</summary>
    public string? SaslKerberosServiceName { get => _consumer.SaslKerberosServiceName; set { _consumer.SaslKerberosServiceName = value; _producer.SaslKerberosServiceName = value; _admin.SaslKerberosServiceName = value; } }

    /// <summary>Setting <c>sasl.mechanism</c> of all clients; unset: the client's default.</summary>
    public SaslMechanism? SaslMechanism { get => _consumer.SaslMechanism; set { _consumer.SaslMechanism = value; _producer.SaslMechanism = value; _admin.SaslMechanism = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.client.id</c> of all clients; unset: the client's default.</summary>
    public string? SaslOauthbearerClientId { get => _consumer.SaslOauthbearerClientId; set { _consumer.SaslOauthbearerClientId = value; _producer.SaslOauthbearerClientId = value; _admin.SaslOauthbearerClientId = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.client.secret</c> of all clients; unset: the client's default.</summary>
    public string? SaslOauthbearerClientSecret { get => _consumer.SaslOauthbearerClientSecret; set { _consumer.SaslOauthbearerClientSecret = value; _producer.SaslOauthbearerClientSecret = value; _admin.SaslOauthbearerClientSecret = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.config</c> of all clients; unset: the client's default.</summary>
    public string? SaslOauthbearerConfig { get => _consumer.SaslOauthbearerConfig; set { _consumer.SaslOauthbearerConfig = value; _producer.SaslOauthbearerConfig = value; _admin.SaslOauthbearerConfig = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.extensions</c> of all clients; unset: the client's default.</summary>
    public string? SaslOauthbearerExtensions { get => _consumer.SaslOauthbearerExtensions; set { _consumer.SaslOauthbearerExtensions = value; _producer.SaslOauthbearerExtensions = value; _admin.SaslOauthbearerExtensions = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.method</c> of all clients; unset: the client's default.</summary>
    public SaslOauthbearerMethod? SaslOauthbearerMethod { get => _consumer.SaslOauthbearerMethod; set { _consumer.SaslOauthbearerMethod = value; _producer.SaslOauthbearerMethod = value; _admin.SaslOauthbearerMethod = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.scope</c> of all clients; unset: the client's default.</summary>
    public string? SaslOauthbearerScope { get => _consumer.SaslOauthbearerScope; set { _consumer.SaslOauthbearerScope = value; _producer.SaslOauthbearerScope = value; _admin.SaslOauthbearerScope = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.token.endpoint.url</c> of all clients; unset: the client's default.</summary>
    public string? SaslOauthbearerTokenEndpointUrl { get => _consumer.SaslOauthbearerTokenEndpointUrl; set { _consumer.SaslOauthbearerTokenEndpointUrl = value; _producer.SaslOauthbearerTokenEndpointUrl = value; _admin.SaslOauthbearerTokenEndpointUrl = value; } }

    /// <summary>Setting <c>sasl.oauthbearer.unsecure.jwt</c> of all clients; unset: the client's default.</summary>
    public bool? EnableSaslOauthbearerUnsecureJwt { get => _consumer.EnableSaslOauthbearerUnsecureJwt; set { _consumer.EnableSaslOauthbearerUnsecureJwt = value; _producer.EnableSaslOauthbearerUnsecureJwt = value; _admin.EnableSaslOauthbearerUnsecureJwt = value; } }

    /// <summary>Setting <c>sasl.password</c> of all clients; unset: the client's default.</summary>
    public string? SaslPassword { get => _consumer.SaslPassword; set { _consumer.SaslPassword = value; _producer.SaslPassword = value; _admin.SaslPassword = value; } }

    /// <summary>Setting <c>sasl.username</c> of all clients; unset: the client's default.</summary>
    public string? SaslUsername { get => _consumer.SaslUsername; set { _consumer.SaslUsername = value; _producer.SaslUsername = value; _admin.SaslUsername = value; } }

    /// <summary>Setting <c>security.protocol</c> of all clients; unset: the client's default.</summary>
    public SecurityProtocol? SecurityProtocol { get => _consumer.SecurityProtocol; set { _consumer.SecurityProtocol = value; _producer.SecurityProtocol = value; _admin.SecurityProtocol = value; } }

    /// <summary>Setting <c>ssl.ca.certificate.stores</c> of all clients; unset: the client's default.</summary>
    public string? SslCaCertificateStores { get => _consumer.SslCaCertificateStores; set { _consumer.SslCaCertificateStores = value; _producer.SslCaCertificateStores = value; _admin.SslCaCertificateStores = value; } }

    /// <summary>Setting <c>ssl.ca.location</c> of all clients; unset: the client's default.</summary>
    public string? SslCaLocation { get => _consumer.SslCaLocation; set { _consumer.SslCaLocation = value; _producer.SslCaLocation = value; _admin.SslCaLocation = value; } }

    /// <summary>Setting <c>ssl.ca.pem</c> of all clients; unset: the client's default.</summary>
    public string? SslCaPem { get => _consumer.SslCaPem; set { _consumer.SslCaPem = value; _producer.SslCaPem = value; _admin.SslCaPem = value; } }

    /// <summary>Setting <c>ssl.certificate.location</c> of all clients; unset: the client's default.</summary>
    public string? SslCertificateLocation { get => _consumer.SslCertificateLocation; set { _consumer.SslCertificateLocation = value; _producer.SslCertificateLocation = value; _admin.SslCertificateLocation = value; } }

    /// <summary>Setting <c>ssl.certificate.pem</c> of all clients; unset: the client's default.</summary>
    public string? SslCertificatePem { get => _consumer.SslCertificatePem; set { _consumer.SslCertificatePem = value; _producer.SslCertificatePem = value; _admin.SslCertificatePem = value; } }

    /// <summary>Setting <c>ssl.cipher.suites</c> of all clients; unset: the client's default.</summary>
    public string? SslCipherSuites { get => _consumer.SslCipherSuites; set { _consumer.SslCipherSuites = value; _producer.SslCipherSuites = value; _admin.SslCipherSuites = value; } }

    /// <summary>Setting <c>ssl.crl.location</c> of all clients; unset: the client's default.</summary>
    public string? SslCrlLocation { get => _consumer.SslCrlLocation; set { _consumer.SslCrlLocation = value; _producer.SslCrlLocation = value; _admin.SslCrlLocation = value; } }

    /// <summary>Setting <c>ssl.curves.list</c> of all clients; unset: the client's default.</summary>
    public string? SslCurvesList { get => _consumer.SslCurvesList; set { _consumer.SslCurvesList = value; _producer.SslCurvesList = value; _admin.SslCurvesList = value; } }

    /// <summary>Setting <c>ssl.endpoint.identification.algorithm</c> of all clients; unset: the client's default.</summary>
    public SslEndpointIdentificationAlgorithm? SslEndpointIdentificationAlgorithm { get => _consumer.SslEndpointIdentificationAlgorithm; set { _consumer.SslEndpointIdentificationAlgorithm = value; _producer.SslEndpointIdentificationAlgorithm = value; _admin.SslEndpointIdentificationAlgorithm = value; } }

    /// <summary>Setting <c>ssl.engine.id</c> of all clients; unset: the client's default.</summary>
    public string? SslEngineId { get => _consumer.SslEngineId; set { _consumer.SslEngineId = value; _producer.SslEngineId = value; _admin.SslEngineId = value; } }

    /// <summary>Setting <c>ssl.key.location</c> of all clients; unset: the client's default.</summary>
    public string? SslKeyLocation { get => _consumer.SslKeyLocation; set { _consumer.SslKeyLocation = value; _producer.SslKeyLocation = value; _admin.SslKeyLocation = value; } }

    /// <summary>Setting <c>ssl.key.password</c> of all clients; unset: the client's default.</summary>
    public string? SslKeyPassword { get => _consumer.SslKeyPassword; set { _consumer.SslKeyPassword = value; _producer.SslKeyPassword = value; _admin.SslKeyPassword = value; } }

    /// <summary>Setting <c>ssl.key.pem</c> of all clients; unset: the client's default.</summary>
    public string? SslKeyPem { get => _consumer.SslKeyPem; set { _consumer.SslKeyPem = value; _producer.SslKeyPem = value; _admin.SslKeyPem = value; } }

    /// <summary>Setting <c>ssl.keystore.location</c> of all clients; unset: the client's default.</summary>
    public string? SslKeystoreLocation { get => _consumer.SslKeystoreLocation; set { _consumer.SslKeystoreLocation = value; _producer.SslKeystoreLocation = value; _admin.SslKeystoreLocation = value; } }

    /// <summary>Setting <c>ssl.keystore.password</c> of all clients; unset: the client's default.</summary>
    public string? SslKeystorePassword { get => _consumer.SslKeystorePassword; set { _consumer.SslKeystorePassword = value; _producer.SslKeystorePassword = value; _admin.SslKeystorePassword = value; } }

    /// <summary>Setting <c>ssl.providers</c> of all clients; unset: the client's default.</summary>
    public string? SslProviders { get => _consumer.SslProviders; set { _consumer.SslProviders = value; _producer.SslProviders = value; _admin.SslProviders = value; } }

    /// <summary>Setting <c>ssl.sigalgs.list</c> of all clients; unset: the client's default.</summary>
    public string? SslSigalgsList { get => _consumer.SslSigalgsList; set { _consumer.SslSigalgsList = value; _producer.SslSigalgsList = value; _admin.SslSigalgsList = value; } }
}
