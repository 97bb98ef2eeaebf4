using NUnit.Framework;
using Streamiz.Host.Flights;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Host.Tests.Topology;

[TestFixture]
public sealed class TopologyDifferenceTests
{
    [Test]
    public void The_same_topology_leaves_nothing_behind()
    {
        var difference = Difference(b => Counted(b), b => Counted(b));
        Assert.That(difference.IsNothing);
        Assert.That(difference.ToString(), Is.EqualTo("Nothing changes for state and topics."));
    }

    [Test]
    public void An_operator_put_in_front_shifts_generated_names_and_the_state_is_left_behind()
    {
        var difference = Difference(b => Counted(b), b => Counted(b, s => s.Filter((_, v) => v.Length > 0)));
        Assert.That(difference.Lost, Is.EqualTo([
            "store KSTREAM-AGGREGATE-STATE-STORE-0000000002 of sub-topology 1: its folder and its changelog topic. It is KSTREAM-AGGREGATE-STATE-STORE-0000000003 now: generated names have shifted, so give the operator a name",
            "topic KSTREAM-AGGREGATE-STATE-STORE-0000000002-repartition: what is in it and not worked on. It is KSTREAM-AGGREGATE-STATE-STORE-0000000003-repartition now: generated names have shifted, so give the operator a name",
        ]));
        Assert.That(difference.New, Is.EqualTo(["store KSTREAM-AGGREGATE-STATE-STORE-0000000003 of sub-topology 1 begins empty", "topic KSTREAM-AGGREGATE-STATE-STORE-0000000003-repartition is read"]));
    }

    [Test]
    public void A_store_whose_part_has_another_number_is_moved()
    {
        var difference = Difference(b => Table(b, "one", "store"), b =>
        {
            Table(b, "zero", "other");
            Table(b, "one", "store");
        });
        Assert.That(difference.Lost, Is.Empty);
        Assert.That(difference.Moved, Is.EqualTo(["store store: from sub-topology 0 to 1"]));
        Assert.That(difference.New, Is.EqualTo(["store other of sub-topology 0 begins empty", "topic zero is read"]));
    }

    [Test]
    public void A_topic_that_is_not_read_any_more_and_a_store_that_is_gone_are_named()
    {
        var difference = Difference(
            b =>
            {
                Table(b, "one", "first");
                Table(b, "two", "second");
            },
            b => Table(b, "one", "first"));
        Assert.That(difference.Lost, Is.EqualTo(["store second of sub-topology 1: its folder and its changelog topic", "the place in topic two, which is not read any more"]));
        Assert.That(difference.ToString(), Does.StartWith("Left behind, and used by nobody:\n  store second"));
    }

    private static TopologyDifference Difference(Action<StreamBuilder> before, Action<StreamBuilder> now) => TopologyDifference.Of(View(before), View(now));

    private static TopologyView View(Action<StreamBuilder> declare)
    {
        var builder = new StreamBuilder();
        declare(builder);
        return TopologyText.Parse(builder.Build().Describe().ToString()!);
    }

    private static void Counted(StreamBuilder builder, Func<IKStream<string, string>, IKStream<string, string>>? front = null)
    {
        var stream = builder.Stream("in", new StringSerDes(), new StringSerDes());
        (front?.Invoke(stream) ?? stream).GroupBy((_, v) => v, Grouped<string, string>.With(new StringSerDes(), new StringSerDes())).Count();
    }

    private static void Table(StreamBuilder builder, string topic, string store) =>
        builder.Table(topic, new StringSerDes(), new StringSerDes(), Kafka.Net.Table.Materialized<string, string, Kafka.Net.State.IKeyValueStore<Kafka.Net.Crosscutting.Bytes, byte[]>>.Create(store));
}
