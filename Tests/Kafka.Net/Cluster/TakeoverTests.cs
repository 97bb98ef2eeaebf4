using System.Globalization;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>One application, worked on by Kafka Streams in Java and by ours in turn: what one has kept in the cluster, the other goes on with.</summary>
[TestFixture]
public sealed class TakeoverTests
{
    private const int RecordsALife = 12;

    // Of today: changelogs of windows keep records by their times, and the server clears away what is old.
    private static readonly long Base = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 100_000 * 100_000;

    private readonly List<(string Key, string Value)> _expected = [];
    private readonly Dictionary<string, string> _joined = [];
    private readonly Dictionary<string, int> _counts = [];
    private string _id = null!;
    private string _folder = null!;
    private TestCluster _cluster = null!;

    [SetUp]
    public async Task Begin()
    {
        JavaStreams.Need();
        _cluster = await TestCluster.StartAsync();
        _id = $"app-{Guid.NewGuid():N}";
        _folder = Directory.CreateTempSubdirectory("streamiz-takeover-").FullName;
        _cluster.CreateTopic($"{_id}-in", 2);
        _cluster.CreateTopic($"{_id}-clock", 1);
        _cluster.CreateTopic($"{_id}-out", 1);
    }

    [TearDown]
    public void End()
    {
        _cluster?.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Java_and_ours_go_on_with_each_others_state_positions_and_times()
    {
        await JavaLifeAsync(1, "at_least_once", 1_000);
        var topics = _cluster.TopicsOf($"{_id}-");
        Assert.That(topics.Keys.Select(t => t[_id.Length..]), Is.EquivalentTo(new[] { "-in", "-clock", "-out", "-by-value-repartition", "-windows-changelog", "-joined-changelog", "-closed-changelog" }));

        _expected.Add(($"c@{Base}", "1"));
        await OurLifeAsync(2, ProcessingGuarantee.AT_LEAST_ONCE, 25_000);
        _expected.Add(($"c@{Base + 20_000}", "1"));
        await JavaLifeAsync(3, "exactly_once_v2", 45_000);
        _expected.Add(($"c@{Base + 40_000}", "1"));
        await OurLifeAsync(4, ProcessingGuarantee.EXACTLY_ONCE, 70_000);

        Assert.That(_cluster.TopicsOf($"{_id}-"), Is.EqualTo(topics), "nobody made topics of his own");
    }

    private async Task JavaLifeAsync(int life, string guarantee, long clock)
    {
        await using var java = JavaStreams.Start("TakeoverApp", _cluster.BootstrapServers, _id, Path.Combine(_folder, "java"), guarantee);
        Write(life, clock);
        Check(life);
        await java.StopAsync();
        CheckNotes(life, clock);
    }

    private async Task OurLifeAsync(int life, ProcessingGuarantee guarantee, long clock)
    {
        var config = new StreamConfig<StringSerDes, StringSerDes>
        {
            ApplicationId = _id,
            BootstrapServers = _cluster.BootstrapServers,
            StateDir = Path.Combine(_folder, "ours"),
            CommitIntervalMs = 100,
            Guarantee = guarantee,
            AutoOffsetReset = Confluent.Kafka.AutoOffsetReset.Earliest,
        };
        using (var stream = new KafkaStream(Ours(), config))
        {
            await stream.StartAsync();
            Write(life, clock);
            Check(life);
        }

        CheckNotes(life, clock);
    }

    private Topology Ours()
    {
        var builder = new StreamBuilder();
        var input = builder.Stream<string, string>($"{_id}-in");
        Write(input.GroupBy((_, value, _) => value, Grouped<string, string>.With("by-value", new StringSerDes(), new StringSerDes()))
            .WindowedBy(TumblingWindowOptions.Of(TimeSpan.FromSeconds(10), TimeSpan.FromDays(1)))
            .Count(RocksDbWindows.As<string, long, StringSerDes, Int64SerDes>("windows")));
        input.GroupByKey().Aggregate(() => "", (_, value, all) => all + value, RocksDb.As<string, string, StringSerDes, StringSerDes>("joined")).ToStream().To($"{_id}-out");
        Write(builder.Stream<string, string>($"{_id}-clock").GroupByKey()
            .WindowedBy(TumblingWindowOptions.Of(TimeSpan.FromSeconds(10)))
            .EmitStrategy(EmitStrategy.OnWindowClose)
            .Count(RocksDbWindows.As<string, long, StringSerDes, Int64SerDes>("closed").WithRetention(TimeSpan.FromHours(1))));
        return builder.Build();
    }

    private void Write(IKTable<Windowed<string>, long> counts) => counts.ToStream()
        .Map((key, count, _) => KeyValuePair.Create($"{key.Key}@{key.Window.StartMs}", count.ToString(CultureInfo.InvariantCulture))).To($"{_id}-out");

    private void Write(int life, long clock)
    {
        for (int i = 0; i < RecordsALife; i++)
        {
            string key = $"k{i % 4}", value = i % 3 == 0 ? "a" : "b";
            long time = Base + (1_000 * i) + life;
            _cluster.Write($"{_id}-in", i % 2, key, value, time);
            _joined[key] = _joined.GetValueOrDefault(key, "") + value;
            _expected.Add((key, _joined[key]));
            string window = $"{value}@{time / 10_000 * 10_000}";
            _counts[window] = _counts.GetValueOrDefault(window) + 1;
            _expected.Add((window, $"{_counts[window]}"));
        }

        _cluster.Write($"{_id}-clock", 0, "c", "x", Base + clock);
        _cluster.Flush();
    }

    private void Check(int life)
    {
        var read = _cluster.ReadUntil($"{_id}-out", r => r.Count >= _expected.Count);
        Assert.That(read.Select(r => (r.Key!, r.Value!)), Is.EquivalentTo(_expected), $"life {life}");
    }

    // Whoever has written it: our bytes of what it says are the bytes that are there.
    private void CheckNotes(int life, long clock)
    {
        (string Topic, int Partition)[] inputs = [($"{_id}-in", 0), ($"{_id}-in", 1), ($"{_id}-by-value-repartition", 0), ($"{_id}-by-value-repartition", 1), ($"{_id}-clock", 0)];
        foreach (var (topic, partition) in inputs)
        {
            var (offset, note) = _cluster.Committed(_id, topic, partition);
            if (offset < 0) continue; // No value goes there.
            Assert.That(PositionNote.TryRead(note, out long time, out var notes), Is.True);
            Assert.That(PositionNote.Write(time, notes), Is.EqualTo(note), $"{topic}-{partition} in life {life}");
            Assert.That(time, Is.GreaterThan(0));
            if (topic == $"{_id}-clock") Assert.That((time, notes.GetValueOrDefault("closed", -1)), Is.EqualTo((Base + clock, Base + clock)));
        }
    }
}
