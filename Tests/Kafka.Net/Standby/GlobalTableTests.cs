using System.Collections.Concurrent;
using Streamiz.Broker;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
using Streamiz.Kafka.Net.Tests.Cluster;

namespace Streamiz.Kafka.Net.Tests.Standby;

/// <summary>Global tables are whole before the first record is worked on.</summary>
[TestFixture]
public sealed class GlobalTableTests
{
    private const int Rows = 5_000;

    [Test]
    public async Task A_global_table_is_read_to_its_end_before_work_begins_and_its_progress_is_told()
    {
        await using var broker = await EmbeddedBroker.StartAsync();
        using var cluster = TestCluster.On(broker.BootstrapServers);
        string folder = Directory.CreateTempSubdirectory("streamiz-global-").FullName;
        cluster.CreateTopic("rows", 2);
        cluster.CreateTopic("in", 1);
        cluster.CreateTopic("out", 1);
        for (int i = 0; i < Rows; i++) cluster.Write("rows", i % 2, $"k{i}", $"row {i}");
        cluster.Write("in", 0, "a", $"k{Rows - 2}");
        cluster.Write("in", 0, "b", $"k{Rows - 1}");
        cluster.Flush();
        var moved = new ConcurrentBag<long>();
        var ended = new ConcurrentDictionary<int, long>();

        var builder = new StreamBuilder();
        var rows = builder.GlobalTable("rows", InMemory.As<string, string>("rows"));
        builder.Stream<string, string>("in").LeftJoin(rows, (_, value) => value, (value, row) => row ?? "none").To("out");
        var config = new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "global", BootstrapServers = broker.BootstrapServers, StateDir = folder, CommitIntervalMs = 50, PollMs = 20 };
        using (var stream = new KafkaStream(builder.Build(), config))
        {
            stream.OnRestoreBatchEvent += (_, store, _, count) => moved.Add(store == "rows" ? count : -1);
            stream.OnRestoreEndEvent += (partition, _, total) => ended[partition.Partition.Value] = total;
            await stream.StartAsync();
            var read = cluster.ReadUntil("out", r => r.Count >= 2);

            Assert.That(read.Select(r => r.Value), Is.EqualTo([$"row {Rows - 2}", $"row {Rows - 1}"]));
            Assert.That(moved.Sum(), Is.EqualTo(Rows));
            Assert.That(moved, Is.All.InRange(1, 1000), "a bounded number at a time");
            Assert.That(ended, Is.EquivalentTo(new Dictionary<int, long> { [0] = Rows / 2, [1] = Rows / 2 }));
        }

        Directory.Delete(folder, recursive: true);
    }
}
