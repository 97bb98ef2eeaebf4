using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;

namespace Streamiz.Kafka.Net.Tests;

/// <summary>Settings of clients: what is understood, what is said to mean nothing, what cannot be.</summary>
public sealed class ClientSettingsTests
{
    // The library's and its serializers' own; everything else of upstream's settings is a client's.
    private static readonly HashSet<string> NoClients =
    [
        "application.id", "auto.register.schemas", "avro.deserializer.*", "avro.serializer.*", "azure.remote.storage.account.key", "azure.remote.storage.account.name",
        "azure.remote.storage.uri", "cloudevent.content.mode", "cloudevent.deserializer", "cloudevent.exporter.event.id", "cloudevent.formatter", "commit.interval.ms",
        "default.cache.enabled", "default.key.serdes", "default.partitioner.reshuffle.every.key", "default.timestamp.extractor", "default.value.serdes",
        "deserialization.exception.handler", "expose.librdkafka.stats", "external.consumer.*", "external.producer.*", "global.consumer.*", "inner.exception.handler",
        "json.deserializer.*", "json.serializer.*", "log.processing.summary", "main.consumer.*", "max.degree.of.parallelism", "max.poll.records",
        "max.poll.restoring.records", "max.task.idle.ms", "metrics.interval.ms", "metrics.recording.level", "metrics.reporter", "num.stream.threads",
        "offset.checkpoint.manager", "parallel.processing", "poll.ms", "processing.guarantee", "producer.*", "production.exception.handler", "protobuf.deserializer.*",
        "protobuf.serializer.*", "query.watermark.offsets.timeout.ms", "replication.factor", "restore.consumer.*", "rocksdb.config.setter", "schema.registry.*",
        "schema.registry.basic.auth.credentials.source", "schema.registry.basic.auth.user.info", "schema.registry.max.cached.schemas",
        "schema.registry.request.timeout.ms", "schema.registry.url", "serializer.buffer.bytes", "serializer.reference.subject.name.strategy",
        "serializer.skip.known.types", "serializer.use.deprecated.format", "serializer.use.last.version", "state.dir", "statestore.cache.max.bytes",
        "subject.name.strategy", "transaction.timeout", "windowstore.changelog.additional.retention.ms",
    ];

    private static IEnumerable<string> Keys => File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "config-keys.tsv")).Skip(1).Select(l => l.Split('\t')[0]);

    [TestCaseSource(nameof(Keys))]
    public void A_clients_key_is_understood_or_it_is_said_why_not(string key)
    {
        int answers = (NoClients.Contains(key) ? 1 : 0) + (ClientKeys.IsUnderstood(key) ? 1 : 0) + (ClientKeys.WhyMeaningless(key) is null ? 0 : 1);
        Assert.That(answers, Is.EqualTo(1));
    }

    [Test]
    public void What_means_nothing_is_said_with_its_reason_and_nothing_else_is()
    {
        var config = Config();
        Assert.That(ClientSettings.WithoutMeaning(config), Is.Empty, "nothing was set by the user");
        config.SocketMaxFails = 3;
        config.StatisticsIntervalMs = 1000;
        config.AddConfig("producer.no.such.thing", "1");
        config.FetchMinBytes = 5;
        var said = ClientSettings.WithoutMeaning(config).ToDictionary(s => s.Key, s => s.Why);
        Assert.That(said.Keys, Is.EquivalentTo(new[] { "socket.max.fails", "statistics.interval.ms", "no.such.thing" }));
        Assert.That(said["statistics.interval.ms"], Does.Contain("metrics"));
    }

    [Test]
    public void Settings_reach_the_client_by_librdkafkas_and_by_Javas_names()
    {
        var config = Config();
        config.ClientRack = "r1";
        config.RequestTimeoutMs = 1234;
        config.ConnectionsMaxIdleMs = 0;
        config.Acks = Acks.Leader;
        config.QueueBufferingMaxKbytes = 2048;
        config.IsolationLevel = IsolationLevel.ReadCommitted;
        config.AddConfig("main.consumer.fetch.max.wait.ms", "77");
        config.AddConfig("group.instance.id", "i");
        var options = ClientSettings.Client(config, "c");
        Assert.That((options.RackId, options.RequestTimeoutMs, options.ConnectionsMaxIdleMs), Is.EqualTo(("r1", 1234, int.MaxValue)));
        var writer = ClientSettings.Writer(config, "c", null);
        Assert.That((writer.Acks, writer.Idempotent, writer.BufferBytes), Is.EqualTo(((short)1, false, 2048L << 10)));
        var fetch = ClientSettings.Main(config, "c");
        Assert.That((fetch.ReadCommitted, fetch.MaxWaitMs), Is.EqualTo((true, 77)));
        Assert.That(ClientSettings.Membership(config, "app-StreamThread-3").GroupInstanceId, Is.EqualTo("i-3"));
        Assert.That(ClientSettings.Writer(config, "c", "tx").Idempotent, Is.True);
    }

    [Test]
    public void Settings_that_contradict_each_other_stop_the_start()
    {
        Refused("heartbeat.interval.ms", c => (c.HeartbeatIntervalMs, c.SessionTimeoutMs) = (5000, 5000));
        Refused("max.poll.interval.ms", c => (c.MaxPollIntervalMs, c.SessionTimeoutMs) = (5000, 6000));
        Refused("acks", c => (c.Acks, c.EnableIdempotence) = (Acks.Leader, true));
        Refused("acks", c =>
        {
            c.Guarantee = ProcessingGuarantee.EXACTLY_ONCE;
            c.AddConfig("producer.acks", "1");
        });
        Refused("isolation.level", c =>
        {
            c.Guarantee = ProcessingGuarantee.EXACTLY_ONCE;
            c.AddConfig("main.consumer.isolation.level", "read_uncommitted");
        });
        Refused("reconnect.backoff.ms", c => (c.ReconnectBackoffMs, c.ReconnectBackoffMaxMs) = (500, 100));
        Refused("fetch.min.bytes", c => (c.FetchMinBytes, c.FetchMaxBytes) = (500, 100));
        Refused("message.timeout.ms", c => (c.MessageTimeoutMs, c.LingerMs) = (100, 200));
        Refused("sasl.username", c => c.SaslUsername = "alice");
        Refused("identity provider", c => c.SaslOauthbearerClientSecret = "s");
        Refused("Kerberos", c => (c.SecurityProtocol, c.SaslMechanism) = (SecurityProtocol.SaslSsl, SaslMechanism.Gssapi));
        Refused("sasl.oauthbearer.token.endpoint.url", c => (c.SecurityProtocol, c.SaslMechanism, c.SaslOauthbearerMethod) = (SecurityProtocol.SaslSsl, SaslMechanism.OAuthBearer, SaslOauthbearerMethod.Oidc));
        Refused("sasl.oauthbearer.method=oidc", c => (c.SecurityProtocol, c.SaslMechanism) = (SecurityProtocol.SaslSsl, SaslMechanism.OAuthBearer));
        Refused("sasl.oauthbearer.extensions", c =>
        {
            Bearing(c);
            c.SaslOauthbearerExtensions = "auth=1";
        });
        Refused("sasl.oauthbearer.client.secret", c =>
        {
            Bearing(c);
            c.SaslOauthbearerClientSecret = "";
        });
        Refused("group.protocol", c => c.GroupProtocol = GroupProtocol.Consumer);
        Refused("linger.ms", c => c.AddConfig("producer.linger.ms", "soon"));
        ClientSettings.Check(Config());

        void Refused(string about, Action<StreamConfig> set)
        {
            var config = Config();
            set(config);
            var error = Assert.Throws<StreamConfigException>(() => ClientSettings.Check(config), about);
            Assert.That(error!.Message, Does.Contain(about));
        }
    }

    [Test]
    public void The_protocol_of_streams_groups_is_set_by_its_key_and_copied_with_the_rest()
    {
        var config = Config();
        config.AddConfig("group.protocol", "streams");
        Assert.That(ClientSettings.IsSharedByCluster(config.Clone()), Is.True);
        config.AddConfig("group.protocol", "classic");
        Assert.That(ClientSettings.IsSharedByCluster(config), Is.False);
    }

    [Test]
    public void An_identity_provider_is_set_up_by_librdkafkas_and_by_Javas_keys()
    {
        var config = Config();
        Bearing(config);
        config.SaslOauthbearerScope = "kafka";
        config.SaslOauthbearerExtensions = "tenant=a, cluster=b=c";
        config.AddConfig("main.consumer.sasl.login.refresh.window.factor", "0.6");
        var sasl = ClientSettings.Client(config, "c").Sasl!;
        Assert.That((sasl.Oidc!.TokenEndpoint.ToString(), sasl.Oidc.ClientId, sasl.Oidc.ClientSecret, sasl.Oidc.Scope, sasl.Token), Is.EqualTo(("https://idp.example/token", "id", "secret", "kafka", (Func<string>?)null)));
        Assert.That(sasl.Extensions, Is.EqualTo(new Dictionary<string, string> { ["tenant"] = "a", ["cluster"] = "b=c" }));
        Assert.That(ClientSettings.WithoutMeaning(config), Is.Empty);

        // Java's clients name the endpoint only.
        config.SaslOauthbearerMethod = null;
        Assert.That(ClientSettings.Client(config, "c").Sasl!.Oidc, Is.Not.Null);
    }

    private static void Bearing(StreamConfig config)
    {
        (config.SecurityProtocol, config.SaslMechanism, config.SaslOauthbearerMethod) = (SecurityProtocol.SaslSsl, SaslMechanism.OAuthBearer, SaslOauthbearerMethod.Oidc);
        config.SaslOauthbearerTokenEndpointUrl = "https://idp.example/token";
        (config.SaslOauthbearerClientId, config.SaslOauthbearerClientSecret) = ("id", "secret");
    }

    private static StreamConfig Config() => new() { ApplicationId = "app", ClientId = "c", BootstrapServers = "localhost:9092" };
}
