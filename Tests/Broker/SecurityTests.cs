using System.Security.Cryptography.X509Certificates;
using Confluent.Kafka;

namespace Streamiz.Broker.Tests;

/// <summary>TLS and logging in, with clients of other makers: librdkafka and Java.</summary>
public sealed class SecurityTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private TestCertificates _certificates = null!;

    [OneTimeSetUp]
    public void Make() => _certificates = new TestCertificates();

    [OneTimeTearDown]
    public void Remove() => _certificates.Dispose();

    [Test]
    public async Task Each_mechanism_lets_in_who_knows_the_password_and_nobody_else([Values(SaslMechanism.Plain, SaslMechanism.ScramSha256, SaslMechanism.ScramSha512)] SaslMechanism mechanism, [Values] bool tls)
    {
        await using EmbeddedBroker broker = await StartAsync(tls, users: true);
        var config = new ClientConfig { SecurityProtocol = tls ? SecurityProtocol.SaslSsl : SecurityProtocol.SaslPlaintext, SaslMechanism = mechanism, SaslUsername = "alice", SaslPassword = "sec,ret=ß" };
        Assert.That(RoundTrip(broker, config), Is.EqualTo("value"));
        config.SaslPassword = "wrong";
        Assert.That(() => Ask(broker, config), Throws.InstanceOf<KafkaException>());
        (config.SaslUsername, config.SaslPassword) = ("bob", "sec,ret=ß");
        Assert.That(() => Ask(broker, config), Throws.InstanceOf<KafkaException>());
        Assert.That(() => Ask(broker, new ClientConfig { SecurityProtocol = tls ? SecurityProtocol.Ssl : SecurityProtocol.Plaintext }), Throws.InstanceOf<KafkaException>(), "nobody gets in without a name");
    }

    [Test]
    public async Task A_client_certificate_is_asked_for_where_authorities_are_given()
    {
        await using EmbeddedBroker broker = await StartAsync(tls: true, users: false, clientCertificates: true);
        var config = new ClientConfig { SecurityProtocol = SecurityProtocol.Ssl };
        Assert.That(() => Ask(broker, config), Throws.InstanceOf<KafkaException>());
        (config.SslCertificateLocation, config.SslKeyLocation) = (_certificates.ClientFile, _certificates.ClientKeyFile);
        Assert.That(RoundTrip(broker, config), Is.EqualTo("value"));
    }

    [Test, CancelAfter(120_000)]
    public async Task Java_logs_in_over_tls([Values("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")] string mechanism, CancellationToken cancellation)
    {
        JavaProgram.Need();
        await using EmbeddedBroker broker = await StartAsync(tls: true, users: true);
        string module = mechanism == "PLAIN" ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
        string settings = _certificates.JavaSettings(
            "security.protocol=SASL_SSL", $"sasl.mechanism={mechanism}", "ssl.truststore.type=PEM", $"ssl.truststore.location={_certificates.CaFile}",
            $"sasl.jaas.config=org.apache.kafka.common.security.{module} required username=\"bob\" password=\"plain-secret\";");
        await JavaProgram.ToolAsync(broker.BootstrapServers, "topics", cancellation, "--command-config", settings, "--create", "--topic", "secured");
        Assert.That(await JavaProgram.ToolAsync(broker.BootstrapServers, "topics", cancellation, "--command-config", settings, "--list"), Does.Contain("secured"));
    }

    private string RoundTrip(EmbeddedBroker broker, ClientConfig config)
    {
        Complete(broker, config);
        using (IProducer<Null, string> producer = new ProducerBuilder<Null, string>(config).Build())
        {
            producer.Produce("secured", new Message<Null, string> { Value = "value" });
            Assert.That(producer.Flush(Patience), Is.Zero);
        }
        using IConsumer<Ignore, string> consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig(config) { GroupId = "secured" }).Build();
        consumer.Assign(new TopicPartitionOffset("secured", 0, Offset.Beginning));
        string? value = consumer.Consume(Patience)?.Message.Value;
        consumer.Close();
        return value ?? "nothing";
    }

    private void Ask(EmbeddedBroker broker, ClientConfig config)
    {
        Complete(broker, config);
        using IAdminClient admin = new AdminClientBuilder(config).SetLogHandler((_, _) => { }).Build();
        admin.GetMetadata(TimeSpan.FromSeconds(2));
    }

    private void Complete(EmbeddedBroker broker, ClientConfig config) => (config.BootstrapServers, config.SslCaLocation) = (broker.BootstrapServers, _certificates.CaFile);

    private Task<EmbeddedBroker> StartAsync(bool tls, bool users, bool clientCertificates = false)
    {
        var options = new BrokerOptions();
        if (tls) options.Tls = new BrokerTls { Certificate = _certificates.Server, ClientAuthorities = clientCertificates ? [_certificates.Authority] : null };
        if (!users) return EmbeddedBroker.StartAsync(options);
        options.Users["alice"] = "sec,ret=ß";
        options.Users["bob"] = "plain-secret";
        return EmbeddedBroker.StartAsync(options);
    }
}
