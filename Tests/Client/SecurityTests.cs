using Streamiz.Client.Security;
using Streamiz.Protocol.Errors;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>TLS and SASL against the real cluster's secure listeners.</summary>
public sealed partial class SecurityTests
{
    private KafkaServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await KafkaServer.StartAsync(secure: true, TakesTokens);

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    [Test]
    public void Each_mechanism_is_let_in([Values(SaslMechanism.Plain, SaslMechanism.ScramSha256, SaslMechanism.ScramSha512)] SaslMechanism mechanism, [Values] bool tls)
    {
        var options = new ClientOptions
        {
            BootstrapServers = tls ? _server.SaslTlsServers : _server.SaslServers,
            Sasl = new SaslOptions { Mechanism = mechanism, User = "alice", Password = "alice-secret" },
            Tls = tls ? new TlsOptions { CaFile = _server.CaFile } : null,
        };
        Assert.That(Describe(options), Is.EqualTo(1));
    }

    [Test]
    public void Tls_works_with_and_without_a_certificate_of_the_client([Values] bool certificate)
    {
        var tls = new TlsOptions { CaFile = _server.CaFile, CertificateFile = certificate ? _server.ClientCertificateFile : null, KeyFile = certificate ? _server.ClientKeyFile : null };
        Assert.That(Describe(new ClientOptions { BootstrapServers = _server.TlsServers, Tls = tls }), Is.EqualTo(1));
    }

    [Test]
    public void Records_go_through_tls_both_ways()
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = _server.TlsServers, Tls = new TlsOptions { CaFile = _server.CaFile } });
        client.Await(client.Admin.CreateTopics([new Admin.NewTopic("tls", 1)]));
        var writer = client.OpenWriter();
        byte[] value = new byte[1000];
        for (int i = 0; i < 5000; i++)
        {
            value[0] = (byte)i;
            while (!writer.TryAppend(writer.Partition("tls", 0), 1000, value, value))
            {
                client.Drive(client.Now);
                client.Wait(client.Now, client.Now + 100);
            }
        }
        writer.Flush();
        var fetcher = client.OpenFetcher();
        fetcher.Add(new TopicPartition("tls", 0), 0);
        int read = 0;
        long deadline = client.Now + 60_000;
        while (read < 5000 && client.Now < deadline)
        {
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) Assert.That(batch.Records.Value.Span[0], Is.EqualTo((byte)read++));
                batch.Return();
            }
            client.Wait(client.Now, client.Now + 100);
        }
        Assert.That(read, Is.EqualTo(5000));
    }

    [Test]
    public void A_wrong_password_is_told_at_once()
    {
        var error = Assert.Throws<KafkaException>(() => Describe(new ClientOptions
        {
            BootstrapServers = _server.SaslServers,
            Sasl = new SaslOptions { Mechanism = SaslMechanism.ScramSha256, User = "alice", Password = "wrong" },
        }));
        Assert.That(error!.Code, Is.EqualTo(ErrorCode.SaslAuthenticationFailed));
        Assert.That(error.Message, Does.Contain("alice"));
    }

    [Test]
    public void A_name_that_the_certificate_is_not_for_is_told()
    {
        // The name is nobody's; the wire leads to the cluster all the same.
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = "elsewhere.example:9093", Tls = new TlsOptions { CaFile = _server.CaFile } }, new Faults.ProxyNetwork(_server.Port + 3));
        var error = Assert.Throws<KafkaException>(() => client.Await(client.Admin.DescribeCluster()));
        Assert.That(error!.Message, Does.Contain("is not for elsewhere.example"));
    }

    [Test]
    public void An_authority_that_is_not_trusted_is_told()
    {
        var error = Assert.Throws<KafkaException>(() => Describe(new ClientOptions { BootstrapServers = _server.TlsServers, Tls = new TlsOptions() }));
        Assert.That(error!.Message, Does.Contain("not trusted"));
    }

    [Test]
    public void The_wrong_protocol_is_told([Values] bool tlsToPlain)
    {
        var options = tlsToPlain
            ? new ClientOptions { BootstrapServers = _server.BootstrapServers, Tls = new TlsOptions { CaFile = _server.CaFile } }
            : new ClientOptions { BootstrapServers = _server.TlsServers };
        // A listener may always be mended, so that it is tried until the time is over; on a busy machine one try takes long.
        string message = "";
        for (int timeoutMs = 1000; timeoutMs <= 32_000 && !message.Contains("TLS", StringComparison.Ordinal); timeoutMs *= 2)
            message = Assert.Throws<KafkaException>(() => Describe(options with { ApiTimeoutMs = timeoutMs }))!.Message;
        Assert.That(message, Does.Contain("TLS"));
    }

    [Test]
    public async Task Who_the_client_is_is_proved_again_in_time_on_the_same_connection()
    {
        await using var strict = await KafkaServer.StartAsync(secure: true, "connections.max.reauth.ms=1500");
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = strict.SaslServers, Sasl = new SaslOptions { Mechanism = SaslMechanism.ScramSha256, User = "alice", Password = "alice-secret" } });
        client.Await(client.Admin.CreateTopics([new Admin.NewTopic("renewed", 1)]));
        var fetcher = client.OpenFetcher();
        fetcher.Add(new TopicPartition("renewed", 0), 0);
        var writer = client.OpenWriter();
        long deadline = client.Now + 60_000, written = 0, read = 0;
        while (client.Metrics.Reauthentications < 8 && client.Now < deadline)
        {
            if (writer.IsFlushed && writer.TryAppend(writer.Partition("renewed", 0), 1000, new byte[1], new byte[1])) written++;
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) read++;
                batch.Return();
            }
            client.Wait(client.Now, client.Now + 50);
        }
        while (read < written && client.Now < deadline)
        {
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) read++;
                batch.Return();
            }
            client.Wait(client.Now, client.Now + 50);
        }
        Assert.That(client.Metrics.Reauthentications, Is.GreaterThanOrEqualTo(8));
        Assert.That(client.Metrics.ConnectionsLost, Is.Zero);
        Assert.That(read, Is.EqualTo(written));
    }

    [Test]
    public void An_idle_connection_is_closed_and_opened_again_when_it_is_needed()
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = _server.BootstrapServers, ConnectionsMaxIdleMs = 1000 });
        client.Await(client.Admin.DescribeCluster());
        long now = client.Now, connections = client.Metrics.Connections;
        client.Drive(now + 5000);
        Assert.That(client.Context.Wires, Is.Empty);
        Assert.That(client.Metrics.ConnectionsLost, Is.Zero);
        client.Await(client.Admin.DescribeCluster());
        Assert.That(client.Metrics.Connections, Is.GreaterThan(connections));
    }

    private static int Describe(ClientOptions options)
    {
        using var client = new KafkaClient(options);
        return client.Await(client.Admin.DescribeCluster()).Brokers.Count;
    }
}
