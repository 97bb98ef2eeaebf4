using System.Text;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Protocol;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>Ours and Kafka Streams in one streams group: the cluster shares the tasks among instances of both makes, and each goes on with what the other has counted.</summary>
[TestFixture]
public sealed class SharedGroupTests
{
    private const int Partitions = 4, Words = 20;

    private string _id = null!;
    private string _folder = null!;
    private TestCluster _cluster = null!;

    [SetUp]
    public async Task Begin()
    {
        JavaStreams.Need();
        _cluster = await TestCluster.StartAsync();
        _id = $"shared-{Guid.NewGuid():N}";
        _folder = Directory.CreateTempSubdirectory("streamiz-state-").FullName;
        _cluster.CreateTopic($"{_id}-in", Partitions);
        _cluster.CreateTopic($"{_id}-out", Partitions);
    }

    [TearDown]
    public void End()
    {
        _cluster?.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    [Test, CancelAfter(180_000)]
    public async Task Tasks_are_shared_with_Java_and_go_back_and_forth(CancellationToken cancellation)
    {
        using var ours = new KafkaStream(Counting(), Config());
        await ours.StartAsync();
        await Until(ours, Partitions, cancellation);
        CountOnce(1);
        await using var java = JavaStreams.Start("CountApp", _cluster.BootstrapServers, _id, Path.Combine(_folder, "java"));
        await Until(ours, Partitions / 2, cancellation);
        CountOnce(2);
        await java.StopAsync();
        await Until(ours, Partitions, cancellation);
        CountOnce(3);
    }

    // Each word once more: whoever has its task counts on from what was counted before.
    private void CountOnce(long total)
    {
        for (int i = 0; i < Words; i++)
        {
            byte[] key = Encoding.UTF8.GetBytes($"w{i}");
            _cluster.Write($"{_id}-in", Murmur2.Partition(key, Partitions), key, "x"u8.ToArray(), 1000);
        }

        _cluster.Flush();
        var counted = _cluster.ReadUntil($"{_id}-out", r => Latest(r).Count(c => c.Value == total) == Words);
        Assert.That(Latest(counted).Values, Is.EqualTo(Enumerable.Repeat(total, Words)), $"{total} of each");
    }

    private static Dictionary<string, long> Latest(List<TestRecordRead> records)
    {
        var counts = new Dictionary<string, long>();
        foreach (var record in records) counts[record.Key!] = record.Number;
        return counts;
    }

    // Java says no address of its own: what is not here is there.
    private static async Task Until(KafkaStream ours, int partitions, CancellationToken cancellation)
    {
        while (ours.CurrentState != KafkaStream.State.RUNNING || ours.MetadataForAllStreamsClients().Sum(m => m.TopicPartitions.Count) != partitions)
        {
            Assert.That(ours.CurrentState, Is.Not.EqualTo(KafkaStream.State.ERROR));
            await Task.Delay(50, cancellation);
        }
    }

    private StreamConfig Config()
    {
        var config = new StreamConfig<StringSerDes, StringSerDes>
        {
            ApplicationId = _id,
            BootstrapServers = _cluster.BootstrapServers,
            StateDir = Path.Combine(_folder, "ours"),
            CommitIntervalMs = 100,
            LingerMs = 5,
            ApplicationServer = "ours.example:8001",
        };
        config.AddConfig("group.protocol", "streams");
        return config;
    }

    private Topology Counting()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>($"{_id}-in").GroupByKey()
            .Count(Table.RocksDb.As<string, long>("words").WithValueSerdes<Int64SerDes>().WithKeySerdes<StringSerDes>())
            .ToStream().To($"{_id}-out", new StringSerDes(), new Int64SerDes());
        return builder.Build();
    }
}
