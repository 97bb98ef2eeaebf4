using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Kafka;

/// <content>What is said of the settings, once, when an application starts.</content>
internal static partial class ClientSettings
{
    private static readonly string[] Prefixes = ["main.consumer.", "global.consumer.", "restore.consumer.", "external.consumer.", "producer.", "external.producer."];

    /// <summary>Settings of clients that do nothing here, each with the reason.</summary>
    public static IReadOnlyList<(string Key, string Why)> WithoutMeaning(IStreamConfig config)
    {
        var set = new SortedSet<string>(Keys(config.ToConsumerConfig(config.ClientId ?? "")).Keys, StringComparer.Ordinal);
        set.UnionWith(Keys(config.ToProducerConfig(config.ClientId ?? "")).Keys);
        set.UnionWith(Keys(config.ToAdminConfig(config.ClientId ?? "")).Keys);
        foreach (string prefix in Prefixes)
            foreach (var (key, _) in config.GetPrefixScan(prefix)) set.Add(key[prefix.Length..]);
        var said = new List<(string, string)>();
        foreach (string key in set)
        {
            // What the configuration sets by itself is nobody's wish.
            if (key == "allow.auto.create.topics" && config.AllowAutoCreateTopics != true) continue;
            if (ClientKeys.WhyMeaningless(key) is { } why) said.Add((key, why));
            else if (!ClientKeys.IsUnderstood(key)) said.Add((key, "no setting of that name is known here"));
        }

        return said;
    }

    /// <summary>Looks at everything that a client is given.</summary>
    /// <exception cref="StreamConfigException">A value cannot be read, or settings contradict each other.</exception>
    public static void Check(IStreamConfig config)
    {
        string clientId = config.ClientId ?? "";
        bool exactlyOnce = config.Guarantee == ProcessingGuarantee.EXACTLY_ONCE;
        var options = Client(config, clientId);
        Main(config, clientId);
        Restore(config, clientId);
        IsSharedByCluster(config);
        Dictionary<string, string> consumer = Keys(config.ToConsumerConfig(clientId)), producer = Keys(config.ToProducerConfig(clientId));
        Refuse(options.ReconnectBackoffMs > options.ReconnectBackoffMaxMs, $"reconnect.backoff.ms ({options.ReconnectBackoffMs}) is more than reconnect.backoff.max.ms ({options.ReconnectBackoffMaxMs})");
        Refuse(options.RetryBackoffMs > options.RetryBackoffMaxMs, $"retry.backoff.ms ({options.RetryBackoffMs}) is more than retry.backoff.max.ms ({options.RetryBackoffMaxMs})");
        CheckConsumer(config, consumer, exactlyOnce);
        CheckProducer(config, producer, exactlyOnce);
        CheckSecurity(Shared(config, clientId));
    }

    private static void CheckConsumer(IStreamConfig config, Dictionary<string, string> keys, bool exactlyOnce)
    {
        var member = Membership(config, config.ClientId ?? "");
        Refuse(member.HeartbeatIntervalMs >= member.SessionTimeoutMs, $"heartbeat.interval.ms ({member.HeartbeatIntervalMs}) has to be less than session.timeout.ms ({member.SessionTimeoutMs})");
        Refuse(member.MaxPollIntervalMs < member.SessionTimeoutMs, $"max.poll.interval.ms ({member.MaxPollIntervalMs}) has to be at least session.timeout.ms ({member.SessionTimeoutMs})");
        var fetch = Main(config, config.ClientId ?? "");
        Refuse(fetch.MinBytes > fetch.MaxBytes, $"fetch.min.bytes ({fetch.MinBytes}) is more than fetch.max.bytes ({fetch.MaxBytes})");
        Refuse(exactlyOnce && keys.ContainsKey("isolation.level") && !IsCommittedOnly(keys), "exactly-once reads committed records only; isolation.level cannot be read_uncommitted");
    }

    private static void CheckProducer(IStreamConfig config, Dictionary<string, string> keys, bool exactlyOnce)
    {
        var writer = Writer(config, config.ClientId ?? "", exactlyOnce ? "any" : null);
        bool idempotent = Flag(keys, "enable.idempotence", false) || exactlyOnce;
        Refuse(idempotent && writer.Acks != -1, $"acks ({keys.GetValueOrDefault("acks")}) has to be all where {(exactlyOnce ? "exactly-once" : "enable.idempotence")} is on");
        Refuse(exactlyOnce && !Flag(keys, "enable.idempotence", true), "enable.idempotence cannot be off with exactly-once");
        Refuse(idempotent && Number(keys, "max.in.flight", 5) > 5, $"max.in.flight ({Number(keys, "max.in.flight", 5)}) can be 5 at most where {(exactlyOnce ? "exactly-once" : "enable.idempotence")} is on");
        Refuse(writer.DeliveryTimeoutMs <= writer.LingerMs, $"message.timeout.ms ({writer.DeliveryTimeoutMs}) has to be more than linger.ms ({writer.LingerMs})");
    }

    private static void CheckSecurity(Dictionary<string, string> keys)
    {
        bool certificate = keys.ContainsKey("ssl.certificate.location") || keys.ContainsKey("ssl.certificate.pem"), key = keys.ContainsKey("ssl.key.location") || keys.ContainsKey("ssl.key.pem");
        Refuse(HasTls(keys) && key && !certificate, "ssl.key.location or ssl.key.pem needs ssl.certificate.location or ssl.certificate.pem with it");
        Refuse(!HasSasl(keys) && (keys.ContainsKey("sasl.username") || keys.ContainsKey("sasl.password")), $"sasl.username and sasl.password are not used with security.protocol {Protocol(keys)}; sasl_ssl is meant, or sasl_plaintext");
        Refuse(!HasSasl(keys) && keys.ContainsKey("sasl.oauthbearer.client.secret"), $"tokens of an identity provider are not used with security.protocol {Protocol(keys)}; sasl_ssl is meant, or sasl_plaintext");
        Refuse(!HasTls(keys) && (certificate || keys.ContainsKey("ssl.keystore.location")), $"a client's certificate is not used with security.protocol {Protocol(keys)}; ssl is meant, or sasl_ssl");
    }

    private static void Refuse(bool contradicts, string why)
    {
        if (contradicts) throw new StreamConfigException(why);
    }
}
