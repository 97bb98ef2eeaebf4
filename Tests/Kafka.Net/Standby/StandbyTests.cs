using System.Text;
using Streamiz.Broker;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
using Streamiz.Kafka.Net.Tests.Cluster;
using Streamiz.Protocol;

namespace Streamiz.Kafka.Net.Tests.Standby;

/// <summary>Stores kept for others, on an embedded broker: two instances, of which one is killed.</summary>
[TestFixture]
public sealed class StandbyTests
{
    private const int Partitions = 2, Words = 20;

    private string _id = null!;
    private string _folder = null!;
    private EmbeddedBroker _broker = null!;
    private TestCluster _cluster = null!;
    private long _restored;

    [OneTimeSetUp]
    public async Task Begin()
    {
        var options = new BrokerOptions();
        options.Settings["group.min.session.timeout.ms"] = "100";
        options.Settings["group.streams.min.session.timeout.ms"] = "100";
        options.Settings["group.streams.session.timeout.ms"] = "3000";
        options.Settings["group.streams.heartbeat.interval.ms"] = "200";
        options.Settings["group.streams.min.heartbeat.interval.ms"] = "100";
        options.Settings["group.streams.num.standby.replicas"] = "1";
        _broker = await EmbeddedBroker.StartAsync(options);
        _cluster = TestCluster.On(_broker.BootstrapServers);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        _cluster?.Dispose();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SetUp]
    public void BeginTest()
    {
        _id = $"app-{Guid.NewGuid():N}";
        _folder = Directory.CreateTempSubdirectory("streamiz-standby-").FullName;
        _restored = 0;
        _cluster.CreateTopic($"{_id}-in", Partitions);
        _cluster.CreateTopic($"{_id}-out", Partitions);
    }

    [TearDown]
    public void EndTest() => Directory.Delete(_folder, recursive: true);

    [TestCase("classic", DslStoreKind.RocksDb)]
    [TestCase("classic", DslStoreKind.InMemory)]
    [TestCase("streams", DslStoreKind.RocksDb)]
    public async Task A_standby_takes_over_from_the_killed_without_restoring_and_counts_go_on(string protocol, DslStoreKind kind)
    {
        using var killed = new MortalInstance(Counting(kind), Config("a", protocol));
        using var other = await StartAsync("b", protocol, kind);
        WriteWords(100);
        AssertCounts(100);

        // Everything is committed: each of the two works on one partition, and keeps the other one's store.
        await Until(() => IsCaughtUp(other));
        int active = Owned<long>(other, "words").Single();
        foreach (int word in Enumerable.Range(0, Words).Where(w => PartitionOf(w) != active))
        {
            Assert.That(() => Ask(other, word, stale: false), Throws.InstanceOf<InvalidStateStoreException>(), "a copy is not read unless asked for");
            Assert.That(Ask(other, word, stale: true), Is.EqualTo(100));
        }

        Interlocked.Exchange(ref _restored, 0);
        killed.Kill();
        WriteWords(50);
        AssertCounts(150);

        Assert.That(Interlocked.Read(ref _restored), Is.Zero, "the copy had everything");
        Assert.That(Owned<long>(other, "words"), Has.Count.EqualTo(Partitions));
        Assert.That(Enumerable.Range(0, Words).Select(w => Ask(other, w, stale: false)), Is.All.EqualTo(150));
    }

    [Test]
    public async Task A_copy_goes_on_where_it_was_after_its_instance_was_away()
    {
        using var first = new MortalInstance(Counting(DslStoreKind.RocksDb), Config("a", "classic"));
        using (var other = await StartAsync("b", "classic", DslStoreKind.RocksDb))
        {
            WriteWords(20);
            AssertCounts(20);
            await Until(() => IsCaughtUp(other));
        }

        WriteWords(10);
        AssertCounts(30);
        using var again = await StartAsync("b", "classic", DslStoreKind.RocksDb);
        await Until(() => IsCaughtUp(again));

        Assert.That(Enumerable.Range(0, Words).Select(w => Ask(again, w, stale: true)), Is.All.EqualTo(30));
    }

    [Test]
    public async Task A_copy_filled_from_a_source_topic_holds_no_more_than_was_worked_on()
    {
        using var goOn = new ManualResetEventSlim();
        using var first = new MortalInstance(Table(value => goOn.Wait(value == "v2" ? 60_000 : 0)), Config("a", "classic"));
        using var other = new KafkaStream(Table(_ => { }), Config("b", "classic"));
        await other.StartAsync();
        await Until(() => other.CurrentState == KafkaStream.State.RUNNING && Owned<string>(other, "table").Count == 1);
        int kept = 1 - Owned<string>(other, "table").Single();
        int[] words = [.. Enumerable.Range(0, Words).Where(w => PartitionOf(w) == kept)];
        WriteWords(2);
        await Until(() => words.All(w => Text(w) == "v1"));

        WriteWords(3);
        await Until(() => other.AllLocalStorePartitionLags()["table"][kept].EndOffsetPosition == 5 * words.Length);
        Assert.That(words.Select(Text), Is.All.EqualTo("v1"), "the other instance works on the first v2");
        Assert.That(other.AllLocalStorePartitionLags()["table"][kept].OffsetLag, Is.GreaterThanOrEqualTo(words.Length));

        goOn.Set();
        await Until(() => words.All(w => Text(w) == "v2"));

        string? Text(int word) => other.Store(
            StoreQueryParameters.FromNameAndType("table", QueryableStoreTypes.KeyValueStore<string, string>()).WithPartition(kept).EnableStaleStores()).Get($"w{word}");
    }

    private static bool IsCaughtUp(KafkaStream stream)
    {
        if (!stream.CurrentState.IsRunning()) return false;
        var lags = stream.AllLocalStorePartitionLags().SelectMany(s => s.Value).ToList();
        return lags.Count == Partitions && lags.TrueForAll(l => l.Value.EndOffsetPosition > 0 && l.Value.OffsetLag == 0);
    }

    private static List<int> Owned<V>(KafkaStream stream, string store) => [.. Enumerable.Range(0, Partitions).Where(p =>
    {
        try
        {
            stream.Store(StoreQueryParameters.FromNameAndType(store, QueryableStoreTypes.KeyValueStore<string, V>()).WithPartition(p));
            return true;
        }
        catch (InvalidStateStoreException)
        {
            return false;
        }
    })];

    private static long Ask(KafkaStream stream, int word, bool stale)
    {
        var asked = StoreQueryParameters.FromNameAndType("words", QueryableStoreTypes.KeyValueStore<string, long>()).WithPartition(PartitionOf(word));
        return stream.Store(stale ? asked.EnableStaleStores() : asked).Get($"w{word}");
    }

    private static int PartitionOf(int word) => Murmur2.Partition(Encoding.UTF8.GetBytes($"w{word}"), Partitions);

    private static async Task Until(Func<bool> condition)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (int round = 0; round < 3000; round++)
        {
            if (condition()) return;
            await timer.WaitForNextTickAsync();
        }

        Assert.Fail("it did not come about within a minute");
    }

    private void WriteWords(int times)
    {
        for (int i = 0; i < times; i++)
            for (int word = 0; word < Words; word++) _cluster.Write($"{_id}-in", PartitionOf(word), $"w{word}", $"v{i}");
        _cluster.Flush();
    }

    // Exactly once: every count comes out once, in order, and what has come out is committed.
    private void AssertCounts(int times)
    {
        var read = _cluster.ReadUntil($"{_id}-out", r => r.Count >= times * Words);
        var counts = read.GroupBy(r => r.Key).ToDictionary(g => g.Key!, g => g.Select(r => long.Parse(r.Value!)).ToList());
        Assert.That(counts, Has.Count.EqualTo(Words));
        Assert.That(counts.Values, Is.All.EqualTo(Enumerable.Range(1, times).Select(i => (long)i)));
    }

    private async Task<KafkaStream> StartAsync(string folder, string protocol, DslStoreKind kind)
    {
        var stream = new KafkaStream(Counting(kind), Config(folder, protocol));
        stream.OnRestoreEndEvent += (_, _, total) => Interlocked.Add(ref _restored, total);
        await stream.StartAsync();
        // Both have a share: the one that was there first has let go of a partition.
        await Until(() => stream.CurrentState == KafkaStream.State.RUNNING && Owned<long>(stream, "words").Count == 1);
        return stream;
    }

    private StreamConfig Config(string folder, string protocol)
    {
        var config = new StreamConfig<StringSerDes, StringSerDes>
        {
            ApplicationId = _id,
            BootstrapServers = _broker.BootstrapServers,
            StateDir = Path.Combine(_folder, folder),
            CommitIntervalMs = 50,
            LingerMs = 2,
            PollMs = 20,
            SessionTimeoutMs = 3_000,
            HeartbeatIntervalMs = 200,
            NumStandbyReplicas = 1,
            Guarantee = ProcessingGuarantee.EXACTLY_ONCE,
        };
        config.AddConfig("group.protocol", protocol);
        return config;
    }

    private Topology Counting(DslStoreKind kind)
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").GroupByKey()
            .Count(Materialized<string, long, IKeyValueStore<Crosscutting.Bytes, byte[]>>.Create("words").WithStoreType(kind).With<StringSerDes, Int64SerDes>())
            .ToStream().MapValues((count, _) => $"{count}").To($"{_id}-out");
        return builder.Build();
    }

    private Topology Table(Action<string> look)
    {
        var builder = new StreamBuilder();
        builder.Table($"{_id}-in", InMemory.As<string, string>("table")).ToStream().Foreach((_, value, _) => look(value));
        var config = Config("unused", "classic");
        config.Optimization = TopologyOptimization.ReuseTableSourceTopics;
        return builder.Build(config);
    }
}
