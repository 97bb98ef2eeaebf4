using System.Collections.Concurrent;
using System.Text;
using Streamiz.Broker;
using Streamiz.Client.Admin;
using Streamiz.Client.Groups;

namespace Streamiz.Client.Tests;

/// <summary>Groups of one to eight members that come and go: a partition has one owner at a time, all are owned in the end, and nothing is skipped.</summary>
public sealed class ChurnTests
{
    private const int Partitions = 12;
    private const string ByTheCluster = "cluster";

    private static readonly string[] Ways = ["range", "roundrobin", "sticky", "cooperative-sticky", ByTheCluster];

    private EmbeddedBroker _broker = null!;
    private ClientOptions _client = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var options = new BrokerOptions();
        options.Settings["group.initial.rebalance.delay.ms"] = "0";
        options.Settings["group.consumer.heartbeat.interval.ms"] = "200";
        options.Settings["group.consumer.min.heartbeat.interval.ms"] = "200";
        _broker = await EmbeddedBroker.StartAsync(options);
        _client = new ClientOptions { BootstrapServers = _broker.BootstrapServers };
        await using var admin = new KafkaAdmin(_client);
        await admin.CreateTopicsAsync(Ways.SelectMany(w => new[] { new NewTopic("owned-" + w, Partitions), new NewTopic("read-" + w, Partitions) }));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Test]
    public void A_partition_has_one_owner_at_every_moment([ValueSource(nameof(Ways))] string way)
    {
        string topic = "owned-" + way;
        var random = new Random(42);
        var members = new List<Member>();
        for (int change = 0; change < 24; change++)
        {
            bool comes = members.Count == 0 || (members.Count < 8 && random.Next(3) > 0);
            if (comes) members.Add(new Member(_client, topic, way));
            else
            {
                int who = random.Next(members.Count);
                members[who].Go();
                members.RemoveAt(who);
            }
            // Some changes come while the one before is still being dealt with.
            if (members.Count > 0 && random.Next(3) > 0) Settle(members);
        }
        while (members.Count > 1)
        {
            members[0].Go();
            members.RemoveAt(0);
        }
        Settle(members);
        members.ForEach(m => m.Go());
    }

    [Test]
    public async Task Nothing_is_skipped_while_readers_come_and_go([Values("range", "cooperative-sticky", ByTheCluster)] string way)
    {
        string topic = "read-" + way;
        var options = new ReaderOptions { Client = _client, Topics = [topic], GroupId = topic, HeartbeatIntervalMs = 100, CommitIntervalMs = 50 };
        options = way == ByTheCluster ? options with { SharedByCluster = true } : options with { Assignors = PartitionAssignors.Parse(way) };
        var random = new Random(7);
        var seen = new ConcurrentDictionary<int, int>();
        var readers = new List<(Task Task, CancellationTokenSource End)>();
        await using var writer = new KafkaWriter(_client);
        int written = 0;
        for (int change = 0; change < 16; change++)
        {
            if (readers.Count == 0 || (readers.Count < 8 && random.Next(3) > 0)) Come();
            else await Go(random.Next(readers.Count));
            int goal = seen.Count + 20;
            await Task.WhenAll(Enumerable.Range(written, 60).Select(i => writer.WriteAsync(new NewRecord(topic, Encoding.UTF8.GetBytes($"{i}")) { Partition = i % Partitions })));
            written += 60;
            if (readers.Count > 0) await Until(() => seen.Count >= Math.Min(goal, written));
        }
        while (readers.Count > 1) await Go(0);
        if (readers.Count == 0) Come();
        await Until(() => seen.Count >= written);
        Assert.That(seen.Keys.Order(), Is.EqualTo(Enumerable.Range(0, written)));
        await Go(0);

        void Come()
        {
            var end = new CancellationTokenSource();
            readers.Add((Task.Run(() => Reading(end.Token)), end));
        }

        async Task Go(int who)
        {
            var (task, end) = readers[who];
            readers.RemoveAt(who);
            await end.CancelAsync();
            await task;
            end.Dispose();
        }

        async Task Reading(CancellationToken token)
        {
            await using var reader = new KafkaReader(options);
            try
            {
                await foreach (var batch in reader.ReadAsync(token))
                    using (batch) Take(batch);
            }
            catch (OperationCanceledException)
            {
                // It was asked to go.
            }
        }

        void Take(ReadBatch batch)
        {
            foreach (var record in batch) seen.AddOrUpdate(int.Parse(Encoding.UTF8.GetString(record.Value.Span)), 1, (_, n) => n + 1);
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (!isSo()) await Task.Delay(10, limit.Token);
    }

    // Drives all members by this thread until every partition has an owner; two owners fail at once.
    private static void Settle(List<Member> members)
    {
        long deadline = members[0].Client.Now + 120_000;
        while (true)
        {
            foreach (var member in members)
            {
                member.Turn();
                Assert.That(members.SelectMany(m => m.Owned), Is.Unique, "a partition has two owners");
            }
            if (members.Sum(m => m.Owned.Count) == Partitions && members.TrueForAll(m => m.IsSettled)) return;
            Assert.That(members[0].Client.Now, Is.LessThan(deadline), string.Join(" ", members.Select(m => m.Owned.Count)));
            members[0].Client.Wait(members[0].Client.Now, members[0].Client.Now + 5);
        }
    }

    private sealed class Member
    {
        private readonly string _topic;
        private readonly ClassicConsumerMember? _classic;
        private readonly ConsumerGroupMember? _shared;

        public Member(ClientOptions options, string topic, string way)
        {
            _topic = topic;
            Client = new KafkaClient(options);
            var group = new GroupOptions { GroupId = topic, HeartbeatIntervalMs = 50 };
            if (way == ByTheCluster) (_shared = Client.OpenConsumerGroup(group)).Join([topic]);
            else (_classic = Client.OpenClassicConsumerGroup(group, PartitionAssignors.Parse(way))).Join([topic]);
        }

        public KafkaClient Client { get; }

        public List<TopicPartition> Owned { get; } = [];

        public bool IsSettled => (_classic?.State ?? _shared!.State) == GroupState.Stable;

        public void Go()
        {
            Owned.Clear();
            Client.Await(_classic?.Leave() ?? _shared!.Leave());
            Client.Dispose();
        }

        public void Turn()
        {
            Client.Drive(Client.Now);
            while (_classic?.TryTakeEvent(out var e) ?? _shared!.TryTakeEvent(out e!))
            {
                switch (e!.Kind)
                {
                    case GroupEventKind.RebalanceNeeded:
                        Owned.Clear();
                        _classic!.Join([_topic]);
                        break;
                    case GroupEventKind.Assigned:
                        // Under a cooperative assignor what stays has been owned all the time.
                        Owned.Clear();
                        Owned.AddRange(e.Partitions);
                        _shared?.Accept();
                        _classic?.Accept();
                        break;
                    default:
                        Assert.Fail($"{e.Kind}: {e.Error?.Message}");
                        break;
                }
            }
        }
    }
}
