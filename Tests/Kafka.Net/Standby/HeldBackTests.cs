using Streamiz.Broker;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
using Streamiz.Kafka.Net.Tests.Cluster;

namespace Streamiz.Kafka.Net.Tests.Standby;

/// <summary>What a suppression holds back over restarts, on an embedded broker.</summary>
[TestFixture]
public sealed class HeldBackTests
{
    [Test]
    public async Task What_an_instance_held_back_when_it_stopped_goes_on_from_the_next_one_without_another_record()
    {
        await using var broker = await EmbeddedBroker.StartAsync();
        using var cluster = TestCluster.On(broker.BootstrapServers);
        string folder = Directory.CreateTempSubdirectory("streamiz-held-").FullName;
        cluster.CreateTopic("in", 1);
        cluster.CreateTopic("counted", 1);
        cluster.CreateTopic("out", 1);
        for (int i = 0; i < 3; i++) cluster.Write("in", 0, "k", "v", 1000 + i);
        cluster.Flush();

        using (var first = new KafkaStream(Counting(TimeSpan.FromDays(1)), Config("a")))
        {
            await first.StartAsync();
            Assert.That(cluster.ReadUntil("counted", r => r.Count >= 3), Has.Count.EqualTo(3));
        }

        using (var next = new KafkaStream(Counting(TimeSpan.FromMilliseconds(100)), Config("b")))
        {
            await next.StartAsync();
            var read = cluster.ReadUntil("out", r => r.Count > 0);
            Assert.That(read.Select(r => (r.Key, r.Value, r.Timestamp)), Is.EqualTo(new[] { ("k", "3", 1002L) }));
            // Taken out of the buffer's changelog as well: the second life of the row is a deletion.
            var log = cluster.ReadUntil("held-held-store-changelog", r => r.Count >= 2);
            Assert.That(log[^1].ValueBytes ?? [], Has.Length.Zero);
        }

        Directory.Delete(folder, recursive: true);

        StreamConfig<StringSerDes, StringSerDes> Config(string name) => new()
        {
            ApplicationId = "held", BootstrapServers = broker.BootstrapServers, StateDir = Path.Combine(folder, name), CommitIntervalMs = 50, PollMs = 20,
        };
    }

    private static Topology Counting(TimeSpan bound)
    {
        var builder = new StreamBuilder();
        var counts = builder.Stream<string, string>("in").GroupByKey().WindowedBy(TumblingWindowOptions.Of(10_000)).Count(InMemoryWindows.As<string, long, StringSerDes, Int64SerDes>("counts"));
        counts.ToStream((window, _) => window.Key).MapValues((count, _) => $"{count}").To("counted", new StringSerDes(), new StringSerDes());
        counts.Suppress(SuppressedBuilder.UntilWindowClose<Windowed<string>, long>(StrictBufferConfig.Unbounded()).WithName("held").WithWallClockBound(bound))
            .ToStream((window, _) => window.Key).MapValues((count, _) => $"{count}").To("out", new StringSerDes(), new StringSerDes());
        return builder.Build();
    }
}
