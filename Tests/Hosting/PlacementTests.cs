using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Hosting.Tests;

/// <summary>What is known, and what is known not to be known, of who has what.</summary>
[TestFixture]
public sealed class PlacementTests : EmbeddedFixture
{
    [Test]
    public async Task What_an_instance_without_an_address_has_is_known_to_be_lacking()
    {
        using var named = Instance("a", "a.example:81");
        using var nameless = Instance("b", null);
        await named.StartAsync();
        Assert.That(() => Lacking(named), Is.EqualTo(Array.Empty<int>()).After(60).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(named.StreamsMetadataForStore("counts").Single().TopicPartitions, Has.Count.EqualTo(2));

        await nameless.StartAsync();
        Assert.That(() => Lacking(named).Length, Is.EqualTo(1).After(60).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(named.StreamsMetadataForStore("counts").Single().TopicPartitions.Select(p => p.Partition.Value), Has.None.EqualTo(Lacking(named)[0]));
        Assert.That(named.PartitionsWithoutHost("no such store"), Is.Empty);
    }

    private static int[] Lacking(KafkaStream stream) => stream.MetadataForAllStreamsClients().Count == 0 ? [-1] : [.. stream.PartitionsWithoutHost("counts")];

    private KafkaStream Instance(string name, string? server)
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().Count(InMemory.As<string, long, StringSerDes, Int64SerDes>("counts"));
        var config = Config();
        config.StateDir = Path.Combine(config.StateDir, name);
        config.HeartbeatIntervalMs = 200;
        if (server is not null) config.ApplicationServer = server;
        return new KafkaStream(builder.Build(), config);
    }
}
