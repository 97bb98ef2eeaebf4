using System.Text;
using Streamiz.Broker;
using Streamiz.Client.Admin;
using Streamiz.Client.Groups;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>Readers that keep what stays theirs while the group shares anew, among themselves and with clients of other makes; on a real Kafka and on the embedded broker.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class CooperativeTests(bool embedded)
{
    private const string CooperativeSticky = "cooperative-sticky";

    private static int _names;

    private EmbeddedBroker? _broker;
    private ClientOptions _client = null!;
    private KafkaAdmin _admin = null!;
    private string _topic = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        if (embedded)
        {
            var options = new BrokerOptions();
            options.Settings["group.initial.rebalance.delay.ms"] = "0";
            options.Settings["group.consumer.heartbeat.interval.ms"] = "200";
            options.Settings["group.consumer.min.heartbeat.interval.ms"] = "200";
            _broker = await EmbeddedBroker.StartAsync(options);
        }
        _client = new ClientOptions { BootstrapServers = _broker?.BootstrapServers ?? (await KafkaServer.SharedAsync()).BootstrapServers, MetadataMaxAgeMs = 300 };
        _admin = new KafkaAdmin(_client);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_admin is not null) await _admin.DisposeAsync();
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [SetUp]
    public void Name() => _topic = $"cooperative-{Environment.ProcessId}-{Interlocked.Increment(ref _names)}";

    [Test, CancelAfter(300_000)]
    public async Task Members_of_three_makes_move_no_more_than_they_must(CancellationToken cancellation)
    {
        if (KafkaServer.Home is null) Assert.Ignore("STREAMIZ_KAFKA_HOME does not name a folder with Apache Kafka");
        const int partitions = 12;
        await Make(_topic, partitions);
        await using var group = new MixedGroup(_client, _topic, partitions);
        await group.WriteAsync(cancellation);
        // Ours lead first, then whoever the group takes.
        await group.ComeAsync(() => new ReaderMember("ours", Options(CooperativeSticky)), cancellation);
        await group.ComeAsync(() => new LibrdkafkaMember("librdkafka", _client.BootstrapServers, _topic), cancellation);
        await group.ComeAsync(() => new JavaMember("java", _client.BootstrapServers, _topic), cancellation);
        await group.ComeAsync(() => new ReaderMember("ours too", Options(CooperativeSticky)), cancellation);
        await group.GoAsync("ours", cancellation);
        await group.ComeAsync(() => new ReaderMember("ours again", Options(CooperativeSticky)), cancellation);
        await group.GoAsync("librdkafka", cancellation);
        await group.GoAsync("java", cancellation);
        await group.CheckAsync(cancellation);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_reader_goes_on_with_what_it_has_while_the_group_waits_for_somebody(CancellationToken cancellation)
    {
        await Make(_topic, 4);
        await using var writer = new KafkaWriter(_client);
        await using var reader = new ReaderMember("reader", Options(CooperativeSticky));
        await Until(() => reader.Has.Count == 4, cancellation);
        // One that joins with the others, and then does not come when it is called: the group waits for it.
        using KafkaClient sleepers = new(_client), thirds = new(_client);
        var sleeper = sleepers.OpenGroup(new GroupOptions { GroupId = _topic, HeartbeatIntervalMs = 100, MaxPollIntervalMs = 60_000 });
        var third = thirds.OpenClassicConsumerGroup(new GroupOptions { GroupId = _topic, HeartbeatIntervalMs = 100 }, PartitionAssignors.Parse(CooperativeSticky));
        sleeper.Join([new GroupProtocol(CooperativeSticky, ConsumerProtocol.Write(new Streamiz.Protocol.Messages.ConsumerProtocolSubscription { Topics = [] }, 3))]);
        await Drive(() => sleeper.State == GroupState.Stable);
        var assignment = reader.Has;
        third.Join([_topic]);
        await Drive(() => sleeper.State == GroupState.Rebalancing);
        for (int i = 0; i < 40; i++) await writer.WriteAsync(new NewRecord(_topic, Encoding.UTF8.GetBytes($"{i}")) { Partition = i % 4 }, cancellation);
        await Drive(() => reader.Reads.Count == 40);
        Assert.That((third.State, sleeper.State), Is.EqualTo((GroupState.Joining, GroupState.Rebalancing)), "the group still waits");
        Assert.That(reader.Has, Is.EqualTo(assignment));
        // It goes: the others share.
        var left = sleeper.Leave();
        int thirdHas = 0;
        await Drive(() => left.IsCompleted && reader.Has.Count == 2 && thirdHas == 2);
        Assert.That(reader.Has, Is.SubsetOf(assignment));
        var gone = third.Leave();
        await Drive(() => gone.IsCompleted && reader.Has.Count == 4);

        async Task Drive(Func<bool> isSo) => await Until(() =>
        {
            sleepers.Drive(sleepers.Now);
            thirds.Drive(thirds.Now);
            while (third.TryTakeEvent(out var e))
            {
                Assert.That(e.Kind, Is.EqualTo(GroupEventKind.Assigned), () => e.Error?.Message ?? "");
                thirdHas = e.Partitions.Count;
                third.Accept();
            }
            return isSo();
        }, cancellation);
    }

    [Test, CancelAfter(120_000)]
    public async Task A_reader_with_a_lasting_name_finds_its_share_again_and_nobody_else_is_disturbed([Values("range", CooperativeSticky)] string strategy, CancellationToken cancellation)
    {
        await Make(_topic, 6);
        using var client = new KafkaClient(_client);
        var other = client.OpenClassicConsumerGroup(new GroupOptions { GroupId = _topic, GroupInstanceId = "other", HeartbeatIntervalMs = 100 }, PartitionAssignors.Parse(strategy));
        int others = 0;
        other.Join([_topic]);
        await Drive(() => others == 6);
        var mine = new ReaderMember("mine", Options(strategy) with { GroupInstanceId = "mine" });
        await Drive(() => others == 3 && mine.Has.Count == 3 && other.State == GroupState.Stable);
        var had = mine.Has;
        int generation = other.Metadata.GenerationId;
        for (int round = 0; round < 2; round++)
        {
            await mine.DisposeAsync();
            mine = new ReaderMember("mine again", Options(strategy) with { GroupInstanceId = "mine" });
            await Drive(() => mine.Has.Count == 3);
            Assert.That(mine.Has, Is.EquivalentTo(had));
        }
        Assert.That((other.State, other.Metadata.GenerationId), Is.EqualTo((GroupState.Stable, generation)));
        await mine.DisposeAsync();

        async Task Drive(Func<bool> isSo) => await Until(() =>
        {
            client.Drive(client.Now);
            while (other.TryTakeEvent(out var e))
            {
                if (e.Kind == GroupEventKind.RebalanceNeeded) other.Join([_topic]);
                else Assert.That(e.Kind, Is.EqualTo(GroupEventKind.Assigned), () => e.Error?.Message ?? "");
                others = e.Partitions.Count;
                other.Accept();
            }
            return isSo();
        }, cancellation);
    }

    [Test, CancelAfter(120_000)]
    public async Task Partitions_that_are_added_are_read([Values("range", CooperativeSticky, null)] string? strategy, CancellationToken cancellation)
    {
        await Make(_topic, 2);
        await using var reader = new ReaderMember("reader", strategy is null ? Options(CooperativeSticky) with { GroupId = null } : Options(strategy));
        await Until(() => reader.Has.Count == 2, cancellation);
        await using (var writer = new KafkaWriter(_client))
        {
            for (int p = 0; p < 2; p++) await writer.WriteAsync(new NewRecord(_topic, "x"u8.ToArray()) { Partition = p }, cancellation);
        }
        await Until(() => reader.Reads.Count == 2, cancellation);
        using (var client = new KafkaClient(_client)) client.Await(client.Admin.CreatePartitions(new Dictionary<string, int> { [_topic] = 5 }));
        await using (var writer = new KafkaWriter(_client)) await writer.WriteAsync(new NewRecord(_topic, "x"u8.ToArray()) { Partition = 4 }, cancellation);
        await Until(() => reader.Has.Count == 5 && reader.Reads.Count == 3, cancellation);
        Assert.That(reader.Reads.Select(r => (r.Partition, r.Offset)), Is.EquivalentTo(new[] { (0, 0L), (1, 0L), (4, 0L) }), "what was had before is not read again");
    }

    [Test, CancelAfter(120_000)]
    public async Task Topics_that_a_pattern_finds_are_read_those_too_that_come_later([Values("range", CooperativeSticky, "cluster", null)] string? way, CancellationToken cancellation)
    {
        await Make(_topic + ".a", 2);
        await Make("not-" + _topic + ".b", 2);
        var options = Options(way is null or "cluster" ? "range" : way) with { Topics = [], TopicPattern = $"{_topic}\\.[ab]|__.*", SharedByCluster = way == "cluster" };
        if (way is null) options = options with { GroupId = null };
        await using var reader = new ReaderMember("reader", options);
        await Until(() => reader.Has.Count == 2, cancellation);
        await Make(_topic + ".b", 3);
        await Make(_topic + ".c", 1);
        await using var writer = new KafkaWriter(_client);
        foreach (string topic in new[] { _topic + ".a", _topic + ".b", _topic + ".c" }) await writer.WriteAsync(new NewRecord(topic, "x"u8.ToArray()) { Partition = 0 }, cancellation);
        await Until(() => reader.Has.Count == 5 && reader.Reads.Count == 2, cancellation);
        Assert.That(reader.Has.Select(p => p.Topic).Distinct(), Is.EquivalentTo(new[] { _topic + ".a", _topic + ".b" }));
    }

    [Test, CancelAfter(120_000)]
    public async Task An_assignor_of_the_users_shares_as_it_likes(CancellationToken cancellation)
    {
        await Make(_topic, 8);
        await using var light = new ReaderMember("light", Options(CooperativeSticky) with { Assignors = [new ByWeight(1)] });
        await Until(() => light.Has.Count == 8, cancellation);
        await using var heavy = new ReaderMember("heavy", Options(CooperativeSticky) with { Assignors = [new ByWeight(3)] });
        await Until(() => light.Has.Count == 2 && heavy.Has.Count == 6, cancellation);
        Assert.That(light.Has.Concat(heavy.Has), Is.Unique);
    }

    [Test]
    public void A_reader_of_nothing_or_by_what_cannot_be_a_pattern_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _ = new KafkaReader(Options("range") with { Topics = [] }));
        Assert.Throws<ArgumentException>(() => _ = new KafkaReader(Options("range") with { TopicPattern = "a" }));
        Assert.Throws<ArgumentException>(() => _ = new KafkaReader(Options("range") with { Topics = [], Assignors = [], TopicPattern = "a" }));
        foreach (string pattern in new[] { "(a", "(?=a)b", @"(a)\1" }) Assert.That(() => _ = new KafkaReader(Options("range") with { Topics = [], TopicPattern = pattern }), Throws.InstanceOf<ArgumentException>(), pattern);
    }

    private static async Task Until(Func<bool> isSo, CancellationToken cancellation)
    {
        while (!isSo()) await Task.Delay(5, cancellation);
    }

    private async Task Make(string topic, int partitions) => Assert.That((await _admin.CreateTopicsAsync([new NewTopic(topic, partitions)]))[0].Error, Is.Null);

    private ReaderOptions Options(string strategy) => new() { Client = _client, Topics = [_topic], GroupId = _topic, HeartbeatIntervalMs = 100, CommitIntervalMs = 20, Assignors = PartitionAssignors.Parse(strategy) };

    // Shares by the weights that members say, in the order of their weights.
    private sealed class ByWeight(byte weight) : IPartitionAssignor
    {
        public string Name => "by-weight";

        public bool IsCooperative => true;

        public ReadOnlyMemory<byte> UserData(IReadOnlyList<TopicPartition> share, int generation) => new[] { weight };

        public IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> Assign(IReadOnlyList<GroupSubscription> members, Func<string, int> partitionsOf)
        {
            var shares = new Dictionary<string, IReadOnlyList<TopicPartition>>();
            string topic = members[0].Topics[0];
            int total = members.Sum(m => m.UserData.Span[0]), first = 0;
            foreach (var member in members.OrderBy(m => m.UserData.Span[0]))
            {
                int count = partitionsOf(topic) * member.UserData.Span[0] / total;
                shares[member.MemberId] = [.. Enumerable.Range(first, count).Select(p => new TopicPartition(topic, p))];
                first += count;
            }
            return shares;
        }
    }
}
