using System.Text;
using Streamiz.Broker;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Protocol;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>Who has which key, on a real Kafka and on the embedded broker, wherever the work is shared.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class MetadataTests(bool embedded)
{
    private const int Partitions = 4, Words = 40;
    private static readonly HostInfo A = new("a.example", 8001), B = new("b.example", 8002);
    private static readonly StringSerDes Keys = new();

    private string _id = null!;
    private string _folder = null!;
    private TestCluster _cluster = null!;
    private EmbeddedBroker? _broker;

    [OneTimeSetUp]
    public async Task StartBroker()
    {
        if (!embedded) return;
        var options = new BrokerOptions();
        options.Settings["group.streams.min.heartbeat.interval.ms"] = "200";
        options.Settings["group.streams.heartbeat.interval.ms"] = "200";
        _broker = await EmbeddedBroker.StartAsync(options);
    }

    [OneTimeTearDown]
    public async Task StopBroker()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SetUp]
    public async Task Begin()
    {
        _cluster = _broker is null ? await TestCluster.StartAsync() : TestCluster.On(_broker.BootstrapServers);
        _id = $"app-{Guid.NewGuid():N}";
        _folder = Directory.CreateTempSubdirectory("streamiz-state-").FullName;
        _cluster.CreateTopic($"{_id}-in", Partitions);
        _cluster.CreateTopic($"{_id}-out", Partitions);
        for (int i = 0; i < Words; i++)
        {
            byte[] key = Encoding.UTF8.GetBytes($"w{i}");
            _cluster.Write($"{_id}-in", Murmur2.Partition(key, Partitions), key, "x"u8.ToArray(), 1000);
        }
        _cluster.Flush();
    }

    [TearDown]
    public void End()
    {
        _cluster?.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Both_instances_name_the_one_that_has_a_key_before_and_after_one_of_them_stops([Values("classic", "streams")] string protocol)
    {
        var first = Instance("a", A, threads: 2, protocol);
        using var second = Instance("b", B, protocol: protocol);
        Assert.That(() => first.QueryMetadataForKey("words", "w1", Keys), Throws.InstanceOf<InvalidStateStoreException>(), "not started");
        await first.StartAsync();
        await Until(first, [A]);
        await second.StartAsync();
        await Until(first, [A, B]);
        await Until(second, [A, B]);

        var owners = Owners(first);
        Assert.That(Owners(second), Is.EqualTo(owners));
        Assert.That(owners.Values.Distinct(), Is.EquivalentTo(new[] { A, B }), "both have some");
        foreach (var (word, owner) in owners)
        {
            int partition = Murmur2.Partition(Encoding.UTF8.GetBytes(word), Partitions);
            Assert.That(Count(owner == A ? first : second, word, partition), Is.EqualTo(1), word);
            Assert.That(() => Count(owner == A ? second : first, word, partition), Throws.InstanceOf<InvalidStateStoreException>(), word);
        }

        var all = second.MetadataForAllStreamsClients();
        Assert.That(all.SelectMany(m => m.TopicPartitions), Is.EquivalentTo(Enumerable.Range(0, Partitions).Select(p => new Confluent.Kafka.TopicPartition($"{_id}-in", p))));
        Assert.That(all.Select(m => m.StateStoreNames), Is.All.EquivalentTo(new[] { "words" }));
        Assert.That(second.StreamsMetadataForStore("nothing"), Is.Empty);
        Assert.That(() => second.QueryMetadataForKey("nothing", "w1", Keys), Throws.InstanceOf<InvalidStateStoreException>().With.Message.Contains("nothing"));

        first.Dispose();
        await Until(second, [B]);
        Assert.That(Owners(second).Values, Is.All.EqualTo(B));
        for (int i = 0; i < Words; i++) Assert.That(Count(second, $"w{i}", Murmur2.Partition(Encoding.UTF8.GetBytes($"w{i}"), Partitions)), Is.EqualTo(1));
        Assert.That(() => first.MetadataForAllStreamsClients(), Throws.InstanceOf<InvalidStateStoreException>());
    }

    [Test]
    public async Task Instances_without_an_address_are_not_named([Values("classic", "streams")] string protocol)
    {
        using var named = Instance("a", A, protocol: protocol);
        using var silent = Instance("b", null, protocol: protocol);
        await silent.StartAsync();
        await named.StartAsync();
        await Until(named, [A], partitions: Partitions / 2);
        await Until(silent, [A], partitions: Partitions / 2);

        Assert.That(Owners(silent).Values.Distinct(), Is.EquivalentTo(new[] { A, HostInfo.Unavailable }));
        Assert.That(silent.StreamsMetadataForStore("words").Select(m => m.HostInfo), Is.EqualTo(new[] { A }));
    }

    [Test]
    public void A_wrong_address_stops_the_start()
    {
        var config = Config("a", "streams-without-port");
        using var stream = new KafkaStream(Counting(), config);
        Assert.That(async () => await stream.StartAsync(), Throws.InstanceOf<StreamConfigException>().With.Message.Contains("application.server"));
    }

    private static long Count(KafkaStream stream, string word, int partition) =>
        stream.Store(StoreQueryParameters.FromNameAndType("words", QueryableStoreTypes.KeyValueStore<string, long>()).WithPartition(partition)).Get(word);

    private static Dictionary<string, HostInfo> Owners(KafkaStream stream)
    {
        var owners = new Dictionary<string, HostInfo>();
        for (int i = 0; i < Words; i++)
        {
            var found = stream.QueryMetadataForKey("words", $"w{i}", Keys);
            Assert.That(found.Partition, Is.EqualTo(Murmur2.Partition(Encoding.UTF8.GetBytes($"w{i}"), Partitions)));
            Assert.That(found.StandbyHosts, Is.Empty);
            owners[$"w{i}"] = found.ActiveHost;
        }

        return owners;
    }

    // The instance is at work, knows these instances, and has worked on all that was written.
    private async Task Until(KafkaStream stream, HostInfo[] hosts, int partitions = Partitions)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (int round = 0; round < 1200; round++)
        {
            if (stream.CurrentState == KafkaStream.State.RUNNING && Knows(stream, hosts, partitions))
            {
                _cluster.ReadUntil($"{_id}-out", r => r.Select(o => o.Key).Distinct().Count() == Words);
                return;
            }

            await timer.WaitForNextTickAsync();
        }

        Assert.Fail($"within a minute the instance, {stream.CurrentState}, knows of {string.Join("; ", stream.MetadataForAllStreamsClients())}");
    }

    private static bool Knows(KafkaStream stream, HostInfo[] hosts, int partitions)
    {
        var known = stream.MetadataForAllStreamsClients().Where(m => m.TopicPartitions.Count > 0).ToList();
        return known.Select(m => m.HostInfo).ToHashSet().SetEquals(hosts) && known.Sum(m => m.TopicPartitions.Count) == partitions;
    }

    private KafkaStream Instance(string folder, HostInfo? server, int threads = 1, string? protocol = null)
    {
        var config = Config(folder, server?.ToString());
        config.NumStreamThreads = threads;
        if (protocol is not null) config.AddConfig("group.protocol", protocol);
        return new KafkaStream(Counting(), config);
    }

    private StreamConfig Config(string folder, string? server) => new StreamConfig<StringSerDes, StringSerDes>
    {
        ApplicationId = _id,
        BootstrapServers = _cluster.BootstrapServers,
        StateDir = Path.Combine(_folder, folder),
        CommitIntervalMs = 200,
        LingerMs = 5,
        SessionTimeoutMs = 10_000,
        ApplicationServer = server,
    };

    private Topology Counting()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").GroupByKey()
            .Count(Table.RocksDb.As<string, long>("words").WithValueSerdes<Int64SerDes>().WithKeySerdes<StringSerDes>())
            .ToStream().To($"{_id}-out", new StringSerDes(), new Int64SerDes());
        return builder.Build();
    }
}
