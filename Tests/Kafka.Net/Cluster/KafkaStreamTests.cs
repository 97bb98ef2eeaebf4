using System.Collections.Concurrent;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>Whole instances on a real Kafka.</summary>
[TestFixture]
public sealed class KafkaStreamTests
{
    private string _id = null!;
    private string _folder = null!;
    private TestCluster _cluster = null!;

    [SetUp]
    public async Task Begin()
    {
        _cluster = await TestCluster.StartAsync();
        _id = $"app-{Guid.NewGuid():N}";
        _folder = Directory.CreateTempSubdirectory("streamiz-state-").FullName;
    }

    [TearDown]
    public void End()
    {
        _cluster?.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Records_go_through_a_stateless_topology_with_key_time_and_headers_untouched()
    {
        _cluster.CreateTopic($"{_id}-in", 3);
        _cluster.CreateTopic($"{_id}-out", 3);
        for (int i = 0; i < 900; i++) _cluster.Write($"{_id}-in", i % 3, $"k{i}", i % 2 == 0 ? "even" : "odd", 5000 + i);
        _cluster.Flush();
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").Filter((_, v, _) => v == "even").MapValues((v, _) => v + "!").To($"{_id}-out");

        using var stream = await StartAsync(builder.Build(), Config("a"));

        var read = _cluster.ReadUntil($"{_id}-out", r => r.Count >= 450);
        Assert.That(read, Has.Count.EqualTo(450));
        Assert.That(read.Select(r => r.Value), Is.All.EqualTo("even!"));
        Assert.That(read.Select(r => r.Timestamp), Is.EquivalentTo(Enumerable.Range(0, 450).Select(i => 5000L + (2 * i))));
    }

    [Test]
    public async Task Counts_go_on_where_they_were_after_a_clean_stop_and_after_the_folder_was_lost()
    {
        _cluster.CreateTopic($"{_id}-in", 2);
        _cluster.CreateTopic($"{_id}-out", 2);
        using (var first = await StartAsync(Counting().Build(), Config("a")))
        {
            WriteWords(100);
            Assert.That(LastCounts(100), Is.EqualTo(Expected(100)));
        }

        using (var again = await StartAsync(Counting().Build(), Config("a")))
        {
            WriteWords(100);
            Assert.That(LastCounts(200), Is.EqualTo(Expected(200)));
        }

        Directory.Delete(_folder, recursive: true);
        long restored = 0;
        using var fresh = new KafkaStream(Counting().Build(), Config("a"));
        fresh.OnRestoreEndEvent += (_, _, total) => Interlocked.Add(ref restored, total);
        await fresh.StartAsync();
        WriteWords(100);
        Assert.That(LastCounts(300), Is.EqualTo(Expected(300)));
        Assert.That(restored, Is.GreaterThan(0));
    }

    [Test]
    public async Task Internal_topics_have_Kafka_Streams_names_and_settings()
    {
        _cluster.CreateTopic($"{_id}-in", 2);
        _cluster.CreateTopic($"{_id}-out", 2);
        using var stream = await StartAsync(Counting().Build(), Config("a"));

        Assert.That(_cluster.PartitionsOf($"{_id}-words-changelog"), Is.EqualTo(2));
        Assert.That(_cluster.TopicConfigs($"{_id}-words-changelog")["cleanup.policy"], Is.EqualTo("compact"));
    }

    [Test]
    public async Task Two_instances_share_the_work_and_one_takes_over_from_the_other()
    {
        _cluster.CreateTopic($"{_id}-in", 4);
        _cluster.CreateTopic($"{_id}-out", 4);
        var first = await StartAsync(Counting().Build(), Config("a"));
        using var second = await StartAsync(Counting().Build(), Config("b"));
        WriteWords(400, partitions: 4);
        Assert.That(LastCounts(400), Is.EqualTo(Expected(400)));

        first.Dispose();
        WriteWords(400, partitions: 4);

        Assert.That(LastCounts(800), Is.EqualTo(Expected(800)));
        Assert.That(first.CurrentState, Is.EqualTo(KafkaStream.State.NOT_RUNNING));
        Assert.That(second.CurrentState, Is.EqualTo(KafkaStream.State.RUNNING));
    }

    [Test]
    public async Task Exactly_once_counts_each_record_once_over_restarts()
    {
        _cluster.CreateTopic($"{_id}-in", 2);
        _cluster.CreateTopic($"{_id}-out", 2);
        for (int round = 1; round <= 3; round++)
        {
            var config = Config("a");
            config.Guarantee = ProcessingGuarantee.EXACTLY_ONCE;
            config.NumStreamThreads = 2;
            using var stream = await StartAsync(Counting().Build(), config);
            WriteWords(100);
            var read = ReadCounts(100 * round);
            Assert.That(Latest(read), Is.EqualTo(Expected(100 * round)));
            Assert.That(read, Has.Count.EqualTo(100 * round), "every record gives one count, and none twice");
        }
    }

    [Test]
    public async Task Tasks_shared_by_the_cluster_are_worked_on_once_while_instances_come_and_go([Values] bool exactlyOnce)
    {
        _cluster.CreateTopic($"{_id}-in", 2);
        _cluster.CreateTopic($"{_id}-out", 2);
        using var first = await StartAsync(Counting().Build(), Config("a"));
        WriteWords(100);
        Assert.That(LastCounts(100), Is.EqualTo(Expected(100)));
        using (await StartAsync(Counting().Build(), Config("b")))
        {
            WriteWords(100);
            Assert.That(LastCounts(200), Is.EqualTo(Expected(200)));
        }

        WriteWords(100);
        Assert.That(LastCounts(300), Is.EqualTo(Expected(300)));
        Assert.That(_cluster.GroupType(_id), Is.EqualTo("Streams").IgnoreCase);

        StreamConfig Config(string instance)
        {
            var config = this.Config(instance);
            config.AddConfig("group.protocol", "streams");
            if (exactlyOnce) config.Guarantee = ProcessingGuarantee.EXACTLY_ONCE;
            return config;
        }
    }

    [Test]
    public async Task Repartition_topics_are_read_from_their_beginning_wherever_the_input_begins()
    {
        _cluster.CreateTopic($"{_id}-in", 1);
        _cluster.CreateTopic($"{_id}-out", 1);
        _cluster.CreateTopic($"{_id}-by-value-repartition", 1);
        _cluster.Write($"{_id}-in", 0, "before", "not read");
        _cluster.Write($"{_id}-by-value-repartition", 0, "there", "from before");
        _cluster.Flush();
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").GroupBy((_, v, _) => v, Grouped<string, string>.With("by-value", new StringSerDes(), new StringSerDes()))
            .Count().ToStream().To($"{_id}-out", new StringSerDes(), new Int64SerDes());
        var config = Config("a");
        config.AutoOffsetReset = Confluent.Kafka.AutoOffsetReset.Latest;

        using var stream = await StartAsync(builder.Build(), config);

        var read = _cluster.ReadUntil($"{_id}-out", r => r.Count >= 1);
        Assert.That(read.Select(r => (r.Key, r.Number)), Is.EqualTo(new[] { ("there", 1L) }));
    }

    [Test]
    public async Task A_thread_keeps_its_tasks_while_user_code_is_busy_for_longer_than_the_session()
    {
        _cluster.CreateTopic($"{_id}-in", 1);
        _cluster.CreateTopic($"{_id}-out", 1);
        var states = new ConcurrentQueue<string>();
        using var stream = new KafkaStream(Slow(), Config("a"));
        stream.StateChanged += (_, state) => states.Enqueue(state.Name);
        await stream.StartAsync();
        // Another member would be given the tasks at once.
        using var other = await StartAsync(Slow(), Config("b"));
        var members = _cluster.MembersOf(_id, 2);
        foreach (string value in new[] { "short", "long", "last" }) _cluster.Write($"{_id}-in", 0, "k", value);
        _cluster.Flush();
        var read = _cluster.ReadUntil($"{_id}-out", r => r.Count >= 3);
        Assert.That(read, Has.Count.EqualTo(3), "nothing was worked on twice");
        Assert.That(_cluster.MembersOf(_id, 2), Is.EquivalentTo(members), "nobody was put out");
        Assert.That(states, Does.Not.Contain("ERROR"));

        StreamConfig Config(string instance)
        {
            var config = this.Config(instance);
            config.SessionTimeoutMs = 6_000;
            config.HeartbeatIntervalMs = 500;
            return config;
        }

        Topology Slow()
        {
            var builder = new StreamBuilder();
            builder.Stream<string, string>($"{_id}-in").MapValues((_, value, _) =>
            {
                // Nobody sets it: what is waited for is that the session's time is over.
                using var never = new ManualResetEventSlim();
                if (value == "long") never.Wait(8_000);
                return value;
            }).To($"{_id}-out");
            return builder.Build();
        }
    }

    [Test]
    public async Task An_error_of_user_code_names_node_topic_partition_and_offset_and_ends_the_instance()
    {
        _cluster.CreateTopic($"{_id}-in", 1);
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").MapValues((v, _) => v == "bad" ? throw new InvalidOperationException("no") : v, "picky").To($"{_id}-in2");
        _cluster.CreateTopic($"{_id}-in2", 1);
        using var stream = new KafkaStream(builder.Build(), Config("a"));
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.StateChanged += (_, state) =>
        {
            if (state == KafkaStream.State.ERROR) failed.TrySetResult();
        };
        await stream.StartAsync();
        _cluster.Write($"{_id}-in", 0, "k", "good");
        _cluster.Write($"{_id}-in", 0, "k", "bad");
        _cluster.Flush();

        await failed.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.That(stream.Failure, Is.InstanceOf<StreamsException>());
        Assert.That(stream.Failure!.Message, Does.Contain("picky").And.Contain($"{_id}-in").And.Contain("offset 1"));
    }

    [Test]
    public void A_missing_source_topic_is_thrown_from_the_start()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-nowhere").To($"{_id}-out");
        using var stream = new KafkaStream(builder.Build(), Config("a"));

        Assert.That(async () => await stream.StartAsync(), Throws.InstanceOf<TopologyException>().With.Message.Contains($"{_id}-nowhere"));
        Assert.That(stream.CurrentState, Is.EqualTo(KafkaStream.State.ERROR));
    }

    [Test]
    public async Task A_state_folder_in_use_is_thrown_from_the_start()
    {
        _cluster.CreateTopic($"{_id}-in", 1);
        _cluster.CreateTopic($"{_id}-out", 1);
        using var first = await StartAsync(Counting().Build(), Config("a"));
        using var second = new KafkaStream(Counting().Build(), Config("a"));

        Assert.That(async () => await second.StartAsync(), Throws.InstanceOf<StreamsException>().With.Message.Contains("another instance"));
    }

    [Test]
    public async Task States_follow_each_other_as_documented()
    {
        _cluster.CreateTopic($"{_id}-in", 1);
        _cluster.CreateTopic($"{_id}-out", 1);
        var states = new ConcurrentQueue<string>();
        using (var stream = new KafkaStream(Counting().Build(), Config("a")))
        {
            stream.StateChanged += (_, state) => states.Enqueue(state.Name);
            await stream.StartAsync();
            WriteWords(10, partitions: 1);
            LastCounts(10);
        }

        Assert.That(states, Is.EqualTo(new[] { "REBALANCING", "RUNNING", "PENDING_SHUTDOWN", "NOT_RUNNING" }));
    }

    private static async Task<KafkaStream> StartAsync(Topology topology, StreamConfig config)
    {
        var stream = new KafkaStream(topology, config);
        await stream.StartAsync();
        return stream;
    }

    private StreamConfig Config(string instance) => new StreamConfig<StringSerDes, StringSerDes>
    {
        ApplicationId = _id,
        BootstrapServers = _cluster.BootstrapServers,
        StateDir = Path.Combine(_folder, instance),
        CommitIntervalMs = 200,
        LingerMs = 5,
        SessionTimeoutMs = 10_000,
    };

    private StreamBuilder Counting()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").GroupByKey()
            .Count(Table.RocksDb.As<string, long>("words").WithValueSerdes<Int64SerDes>().WithKeySerdes<StringSerDes>())
            .ToStream().To($"{_id}-out", new StringSerDes(), new Int64SerDes());
        return builder;
    }

    private void WriteWords(int count, int partitions = 2)
    {
        for (int i = 0; i < count; i++) _cluster.Write($"{_id}-in", i % partitions, $"w{i % 20}", "x");
        _cluster.Flush();
    }

    // Every word gets the same number of records, always in the same partition.
    private static Dictionary<string, long> Expected(int total) => Enumerable.Range(0, Math.Min(20, total)).ToDictionary(i => $"w{i}", _ => (long)total / 20);

    private Dictionary<string, long> LastCounts(int total) => Latest(ReadCounts(total));

    private List<TestRecordRead> ReadCounts(int total) =>
        _cluster.ReadUntil($"{_id}-out", r => total < 20 ? r.Count >= total : r.Count >= 20 && Latest(r).Values.Sum() >= total);

    private static Dictionary<string, long> Latest(List<TestRecordRead> records)
    {
        var counts = new Dictionary<string, long>();
        foreach (var record in records) counts[record.Key!] = record.Number;
        return counts;
    }
}
