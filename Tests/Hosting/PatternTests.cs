using System.Text.RegularExpressions;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Hosting.Tests;

/// <summary>Topics chosen by a pattern come while the application is at work.</summary>
[TestFixture]
public sealed class PatternTests : EmbeddedFixture
{
    [Test]
    public async Task Topics_that_come_to_match_are_read_from_then_on()
    {
        using var stream = new KafkaStream(Copying(), Quick(""));
        await stream.StartAsync();
        Add("logs-a", 1);
        Put("logs-a", 0, "a0");
        Assert.That(Read(1), Is.EqualTo(new[] { "a0" }), "the first topic, of which there was none at the start");

        Add("logs-b", 2);
        Add("other", 1);
        Put("other", 0, "not read");
        Put("logs-b", 1, "b1");
        Put("logs-b", 0, "b0");
        Put("logs-a", 0, "a1");
        Assert.That(Read(4), Is.EquivalentTo(new[] { "a0", "b1", "b0", "a1" }));
        Assert.That(stream.CurrentState.IsRunning(), Is.True);
    }

    [Test]
    public async Task A_task_at_work_takes_a_new_topic_beside_what_it_has()
    {
        Add("logs-a", 1);
        using var first = new KafkaStream(Counting(), Quick("a"));
        using var second = new KafkaStream(Counting(), Quick("b"));
        await first.StartAsync();
        await second.StartAsync();
        Cluster.MembersOf("app", 2);
        for (int i = 0; i < 3; i++) Put("logs-a", 0, "x");
        Assert.That(Read(3), Is.EqualTo(new[] { "1", "2", "3" }));

        Add("logs-b", 1);
        for (int i = 0; i < 2; i++) Put("logs-b", 0, "x");
        Assert.That(Read(5), Is.EqualTo(new[] { "1", "2", "3", "4", "5" }));
        Put("logs-a", 0, "x");
        Assert.That(Read(6).Last(), Is.EqualTo("6"));
    }

    private static Topology Copying()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>(new Regex("logs-.*")).To("out");
        return builder.Build();
    }

    private static Topology Counting()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>(new Regex("logs-.*")).GroupByKey().Count(InMemory.As<string, long, StringSerDes, Int64SerDes>("counts")).ToStream().MapValues((count, _) => $"{count}").To("out");
        return builder.Build();
    }

    private StreamConfig Quick(string instance)
    {
        var config = Config();
        config.StateDir = Path.Combine(config.StateDir, instance);
        config.MetadataMaxAgeMs = 200;
        config.HeartbeatIntervalMs = 200;
        return config;
    }

    private void Add(string topic, int partitions) => Cluster.CreateTopic(topic, partitions);

    private void Put(string topic, int partition, string value)
    {
        Cluster.Write(topic, partition, "k", value);
        Cluster.Flush();
    }
}
