using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Kafka.Net.Tests;

[TestFixture]
public sealed class StreamConfigTests
{
    [Test]
    public void A_setting_is_the_same_under_its_key_and_as_a_property()
    {
        var config = new StreamConfig();
        config.AddConfig("application.id", "app");
        config["acks"] = Acks.All;
        config.AddConfig("num.stream.threads", "3");
        config.AddConfig("isolation.level", "read_committed");

        Assert.That(config.ApplicationId, Is.EqualTo("app"));
        Assert.That(config.Acks, Is.EqualTo(Acks.All));
        Assert.That(config.NumStreamThreads, Is.EqualTo(3));
        Assert.That(config.IsolationLevel, Is.EqualTo(IsolationLevel.ReadCommitted));
        Assert.That((object)config.Get("num.stream.threads"), Is.EqualTo(3));
    }

    [Test]
    public void A_value_that_does_not_fit_names_key_and_type()
    {
        var config = new StreamConfig();

        Assert.That(() => config.AddConfig("commit.interval.ms", "soon"), Throws.InstanceOf<StreamConfigException>().With.Message.Contains("commit.interval.ms").And.Message.Contains("Int64"));
        Assert.That(() => config.NumStreamThreads = 0, Throws.InstanceOf<StreamConfigException>());
    }

    [Test]
    public void Exactly_once_sets_what_follows_from_it_and_refuses_contradictions()
    {
        var config = new StreamConfig { Guarantee = ProcessingGuarantee.EXACTLY_ONCE };

        Assert.That(config.CommitIntervalMs, Is.EqualTo(100));
        Assert.That(config.IsolationLevel, Is.EqualTo(IsolationLevel.ReadCommitted));
        Assert.That(config.EnableIdempotence, Is.True);
        Assert.That(config.MaxInFlight, Is.EqualTo(5));
        Assert.That(() => config.EnableIdempotence = false, Throws.InstanceOf<StreamsException>());
    }

    [Test]
    public void An_override_under_a_prefix_reaches_its_client_only()
    {
        var config = new StreamConfig { ApplicationId = "app", BootstrapServers = "b:1" };
        config.AddConfig(config.MainConsumerPrefix("fetch.min.bytes"), 65536);
        config.AddConfig(config.ProducerPrefix("linger.ms"), 7);

        Assert.That(config.ToConsumerConfig("c").FetchMinBytes, Is.EqualTo(65536));
        Assert.That(config.ToRestoreConsumerConfig("c").FetchMinBytes, Is.Null);
        Assert.That(config.ToProducerConfig("p").LingerMs, Is.EqualTo(7));
        Assert.That(config.ToConsumerConfig("c").GroupId, Is.EqualTo("app"));
        Assert.That(config.ToGlobalConsumerConfig("g").AutoOffsetReset, Is.EqualTo(AutoOffsetReset.Earliest));
    }

    [Test]
    public void A_clone_shares_nothing_that_changes()
    {
        var config = new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "app", LingerMs = 5, Guarantee = ProcessingGuarantee.EXACTLY_ONCE };
        config.AddConfig("my.own", "x");
        var clone = (StreamConfig)config.Clone();
        config.LingerMs = 6;
        config.AddConfig("my.own", "y");

        Assert.That(clone.LingerMs, Is.EqualTo(5));
        Assert.That((string)clone.Get("my.own"), Is.EqualTo("x"));
        Assert.That(clone.Guarantee, Is.EqualTo(ProcessingGuarantee.EXACTLY_ONCE));
        Assert.That(clone.DefaultKeySerDes, Is.InstanceOf<StringSerDes>());
    }

    [Test]
    public void Serializers_settings_are_kept_where_their_prefix_scan_finds_them()
    {
        var config = new StreamConfig { AutoRegisterSchemas = false };

        Assert.That(config.GetPrefixScan("avro.serializer."), Is.EqualTo(new[] { KeyValuePair.Create("avro.serializer.auto.register.schemas", "false") }));
    }

    [Test]
    public void A_password_is_not_printed()
    {
        var config = new StreamConfig { SaslPassword = "hunter2", SaslUsername = "me" };

        Assert.That(config.ToString(), Does.Contain("me").And.Not.Contain("hunter2"));
    }

    private static IEnumerable<TestCaseData> WrongSettings =>
    [
        Wrong(c => c.ApplicationId = "a b", "application.id", "a b"),
        Wrong(c => c.BootstrapServers = null!, "bootstrap.servers", "not set"),
        Wrong(c => c.BootstrapServers = "one:9092,two;9092", "bootstrap.servers", "'two;9092'"),
        Wrong(c => c.CommitIntervalMs = -1, "commit.interval.ms", "'-1'"),
        Wrong(c => c.MaxPollRecords = 0, "max.poll.records", "'0'"),
        Wrong(c => c.ApplicationServer = "flights", "application.server", "host:port"),
        Wrong(c => c.ApplicationServer = "flights:0", "application.server", "1 to 65535"),
        Wrong(c => c.ApplicationServer = "two words:80", "application.server", "host:port"),
        Wrong(c => c.NumStandbyReplicas = -2, "num.standby.replicas", "'-2'"),
        Wrong(c => c.ReplicationFactor = 0, "replication.factor", "'0'"),
        Wrong(c => c.TransactionTimeout = TimeSpan.Zero, "transaction.timeout", "'0'"),
    ];

    [TestCaseSource(nameof(WrongSettings))]
    public void A_wrong_setting_stops_the_start_and_is_named_with_its_value(Action<StreamConfig> change, string key, string value)
    {
        var config = new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "app", BootstrapServers = "localhost:1" };
        change(config);
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").To("out");
        using var stream = new KafkaStream(builder.Build(), config);

        Assert.That(async () => await stream.StartAsync(), Throws.InstanceOf<StreamConfigException>().With.Message.StartWith(key).And.Message.Contains(value));
        Assert.That(stream.CurrentState, Is.EqualTo(KafkaStream.State.ERROR));
    }

    private static TestCaseData Wrong(Action<StreamConfig> change, string key, string value) => new TestCaseData(change, key, value).SetArgDisplayNames(key, value);
}
