using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SchemaRegistry.SerDes.Mock;
using Streamiz.SchemaRegistry;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Reads from an application's configuration where its registry is and how its schemas are handled.</summary>
internal sealed class RegistrySettings
{
    private const string MockScheme = "mock://";
    private readonly ISchemaRegistryConfig _config;
    private readonly Dictionary<string, string> _client;
    private readonly IStreamConfig _stream;

    private RegistrySettings(IStreamConfig stream, ISchemaRegistryConfig config)
    {
        _stream = stream;
        _config = config;
        _client = Scan("schema.registry.");
        var serializer = Scan("avro.serializer.");
        Options = new AvroSerDesOptions
        {
            AutoRegisterSchemas = config.AutoRegisterSchemas ?? Flag(serializer, "auto.register.schemas") ?? true,
            UseLatestVersion = config.UseLatestVersion ?? Flag(serializer, "use.latest.version") ?? false,
            NormalizeSchemas = Flag(serializer, "normalize.schemas") ?? false,
            SubjectNameStrategy = config.SubjectNameStrategy ?? SubjectNameStrategy.Topic,
            SchemaIdLocation = serializer.GetValueOrDefault("schema.id.strategy")?.Equals("header", StringComparison.OrdinalIgnoreCase) == true
                ? SchemaIdLocation.Header
                : SchemaIdLocation.Payload,
        };
    }

    public AvroSerDesOptions Options { get; }

    public static RegistrySettings Of(IStreamConfig? config) => config is ISchemaRegistryConfig registry
        ? new RegistrySettings(config, registry)
        : throw new StreamConfigException("The configuration says nothing about a schema registry: it must implement ISchemaRegistryConfig, as StreamConfig does.");

    /// <summary>A client of the configured registry; <c>mock://scope</c> is one inside the process.</summary>
    public ISchemaRegistry Connect()
    {
        var url = _config.SchemaRegistryUrl;
        if (string.IsNullOrWhiteSpace(url))
            throw new StreamConfigException("schema.registry.url is not set.");
        var addresses = url.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var mocks = addresses.Count(a => a.StartsWith(MockScheme, StringComparison.Ordinal));
        if (mocks == 0)
            return new SchemaRegistryClient(ClientOptions(url));
        return mocks == 1 && addresses.Length == 1
            ? MockSchemaRegistry.Connect(addresses[0][MockScheme.Length..])
            : throw new ArgumentException($"schema.registry.url mixes mock and real addresses, or several mocks: {url}");
    }

    private SchemaRegistryOptions ClientOptions(string url)
    {
        var defaults = new SchemaRegistryOptions { Url = url };
        var token = _client.GetValueOrDefault("bearer.auth.token");
        return new SchemaRegistryOptions
        {
            Url = url,
            BasicAuthUserInfo = _config.BasicAuthCredentialsSource == "SASL_INHERIT" ? SaslUser() : _config.BasicAuthUserInfo,
            BearerToken = token is null ? null : _ => ValueTask.FromResult(token),
            RequestTimeoutMs = _config.SchemaRegistryRequestTimeoutMs ?? defaults.RequestTimeoutMs,
            MaxCachedSchemas = _config.SchemaRegistryMaxCachedSchemas ?? defaults.MaxCachedSchemas,
            MaxRetries = Number("max.retries") ?? defaults.MaxRetries,
            RetryBackoffMs = Number("retries.wait.ms") ?? defaults.RetryBackoffMs,
            RetryBackoffMaxMs = Number("retries.max.wait.ms") ?? defaults.RetryBackoffMaxMs,
            TrustedAuthorities = Authorities(),
            ClientCertificate = _client.GetValueOrDefault("ssl.keystore.location") is { } store
                ? X509CertificateLoader.LoadPkcs12FromFile(store, _client.GetValueOrDefault("ssl.keystore.password"))
                : null,
        };
    }

    private string? SaslUser() => _stream is StreamConfig { SaslUsername: { } user } config ? $"{user}:{config.SaslPassword}" : null;

    private X509Certificate2Collection? Authorities()
    {
        if (_client.GetValueOrDefault("ssl.ca.location") is not { } file)
            return null;
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(file);
        return authorities;
    }

    private Dictionary<string, string> Scan(string prefix) =>
        _stream.GetPrefixScan(prefix).ToDictionary(p => p.Key.StartsWith(prefix, StringComparison.Ordinal) ? p.Key[prefix.Length..] : p.Key, p => p.Value, StringComparer.Ordinal);

    private int? Number(string key) =>
        _client.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? Flag(Dictionary<string, string> settings, string key) => settings.TryGetValue(key, out var text) && bool.TryParse(text, out var flag) ? flag : null;
}
