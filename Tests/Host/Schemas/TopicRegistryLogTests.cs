using System.Text;
using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.Broker;
using Streamiz.Client;
using Streamiz.Host.Cluster;
using Streamiz.SchemaRegistry;
using Streamiz.Tests;

namespace Streamiz.Host.Tests.Schemas;

/// <summary>The registry's log in a topic: on the embedded broker, and on Apache Kafka where there is one.</summary>
[TestFixture("embedded")]
[TestFixture("apache")]
public sealed class TopicRegistryLogTests(string make)
{
    private EmbeddedBroker? _broker;
    private string _bootstrap = "", _topic = "";

    [SetUp]
    public async Task Start()
    {
        _topic = $"_schemas_{Guid.NewGuid():N}";
        if (make == "apache")
        {
            _bootstrap = (await KafkaServer.SharedAsync()).BootstrapServers;
            return;
        }
        _broker = await EmbeddedBroker.StartAsync();
        _bootstrap = _broker.BootstrapServers;
    }

    [TearDown]
    public async Task Stop()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Test]
    public async Task Registries_that_share_a_topic_agree_on_every_id()
    {
        await using RegistryServer one = await OpenAsync(), two = await OpenAsync();
        using SchemaRegistryClient first = Client(one), second = Client(two);
        int[][] ids = await Task.WhenAll(new[] { first, second, first, second }.Select(async c =>
        {
            var got = new List<int>();
            for (int i = 0; i < 10; i++) got.Add(await c.RegisterAsync($"subject-{i}", Schema(i)));
            return got.ToArray();
        }));
        foreach (int[] other in ids) Assert.That(other, Is.EqualTo(ids[0]));
        Assert.That(ids[0].Distinct().Count(), Is.EqualTo(10));
        int late = await second.RegisterAsync("late", Schema(99));
        Assert.That((await first.GetByIdAsync(late)).Schema, Is.EqualTo(Schema(99)), "an id that was not there when the first one read last");
    }

    [Test]
    public async Task A_registry_started_again_has_everything_that_was_acknowledged()
    {
        int id;
        await using (RegistryServer registry = await OpenAsync())
        {
            using SchemaRegistryClient client = Client(registry);
            id = await client.RegisterAsync("kept", Schema(1));
            await client.SetCompatibilityAsync(CompatibilityLevel.Full, "kept");
            await client.RegisterAsync("gone", Schema(2));
            await client.DeleteSubjectAsync("gone");
            await client.DeleteSubjectAsync("gone", permanent: true);
        }
        if (_broker is not null) await _broker.RestartAsync();
        await using RegistryServer again = await OpenAsync();
        using SchemaRegistryClient after = Client(again);
        Assert.That(await after.ListSubjectsAsync(), Is.EqualTo(new[] { "kept" }));
        Assert.That((await after.GetByIdAsync(id)).Schema, Is.EqualTo(Schema(1)));
        Assert.That(await after.GetCompatibilityAsync("kept"), Is.EqualTo(CompatibilityLevel.Full));
        Assert.That(await after.RegisterAsync("another", Schema(3)), Is.GreaterThan(id));
    }

    [Test]
    public async Task Records_are_those_of_Confluents_registry()
    {
        await using (RegistryServer registry = await OpenAsync())
        {
            using SchemaRegistryClient client = Client(registry);
            await client.RegisterAsync("flights-value", "\"string\"");
            await client.SetCompatibilityAsync(CompatibilityLevel.None);
        }
        using IConsumer<byte[], byte[]> consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = _bootstrap, GroupId = "look", EnablePartitionEof = true }).Build();
        consumer.Assign(new TopicPartitionOffset(_topic, 0, Offset.Beginning));
        var seen = new List<(string, string)>();
        while (consumer.Consume(TimeSpan.FromSeconds(20)) is { IsPartitionEOF: false } record) seen.Add((Encoding.UTF8.GetString(record.Message.Key), Encoding.UTF8.GetString(record.Message.Value)));
        consumer.Close();
        Assert.That(seen, Is.EqualTo(new[]
        {
            ("""{"keytype":"SCHEMA","subject":"flights-value","version":1,"magic":1}""", """{"subject":"flights-value","version":1,"id":1,"schema":"\"string\"","deleted":false}"""),
            ("""{"keytype":"CONFIG","subject":null,"magic":0}""", """{"compatibilityLevel":"NONE"}"""),
        }));
    }

    private static string Schema(int n) => $$"""{"type":"record","name":"R{{n}}","fields":[{"name":"f","type":"int"}]}""";

    private static SchemaRegistryClient Client(RegistryServer server) => new(new SchemaRegistryOptions { Url = server.Url, RequestTimeoutMs = 60_000 });

    private async Task<RegistryServer> OpenAsync()
    {
        TopicRegistryLog log = await TopicRegistryLog.OpenAsync(new ClientThread(new ClientOptions { BootstrapServers = _bootstrap }), _topic, replication: -1, CancellationToken.None);
        // Others' records are taken in only when they are needed: what is missed shows.
        return await RegistryServer.StartAsync(new RegistryServerOptions { Port = 0, Log = log, RefreshInterval = TimeSpan.FromDays(1) });
    }
}
