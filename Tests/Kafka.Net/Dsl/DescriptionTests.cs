using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

[TestFixture]
public sealed class DescriptionTests
{
    private static Materialized<string, long, IKeyValueStore<Bytes, byte[]>> Named(string name) => Materialized<string, long, IKeyValueStore<Bytes, byte[]>>.Create(name);

    [Test]
    public void Built_twice_it_is_the_same_topology()
    {
        var builder = new StreamBuilder();
        var lines = builder.Stream("lines", new StringSerDes(), new StringSerDes());
        lines.GroupByKey().Count(Named("counts-store")).ToStream().To("counts");
        string once = $"{builder.Build().Describe()}";

        Assert.That($"{builder.Build().Describe()}", Is.EqualTo(once));
        Assert.That(once.Split("--> KTABLE-TOSTREAM"), Has.Length.EqualTo(2), "and no node stands in it twice");
    }

    [Test]
    public void What_is_declared_after_it_was_built_is_refused()
    {
        var builder = new StreamBuilder();
        var lines = builder.Stream("lines", new StringSerDes(), new StringSerDes());
        lines.To("out");
        builder.Build();
        lines.To("out-2");

        Assert.That(builder.Build, Throws.InstanceOf<TopologyException>().With.Message.Contains("already"));
    }

    [Test]
    public void Word_count_is_described_as_in_java()
    {
        var builder = new StreamBuilder();
        builder.Stream("lines", new StringSerDes(), new StringSerDes())
            .MapValues(v => v.ToUpperInvariant())
            .FlatMapValues((string v) => v.Split(' '))
            .GroupBy((_, v) => v)
            .Count(Named("counts-store"))
            .ToStream()
            .To("counts");
        const string expected = """
            Topologies:
               Sub-topology: 0
                Source: KSTREAM-SOURCE-0000000000 (topics: [lines])
                  --> KSTREAM-MAPVALUES-0000000001
                Processor: KSTREAM-MAPVALUES-0000000001 (stores: [])
                  --> KSTREAM-FLATMAPVALUES-0000000002
                  <-- KSTREAM-SOURCE-0000000000
                Processor: KSTREAM-FLATMAPVALUES-0000000002 (stores: [])
                  --> KSTREAM-KEY-SELECT-0000000003
                  <-- KSTREAM-MAPVALUES-0000000001
                Processor: KSTREAM-KEY-SELECT-0000000003 (stores: [])
                  --> counts-store-repartition-filter
                  <-- KSTREAM-FLATMAPVALUES-0000000002
                Processor: counts-store-repartition-filter (stores: [])
                  --> counts-store-repartition-sink
                  <-- KSTREAM-KEY-SELECT-0000000003
                Sink: counts-store-repartition-sink (topic: counts-store-repartition)
                  <-- counts-store-repartition-filter

              Sub-topology: 1
                Source: counts-store-repartition-source (topics: [counts-store-repartition])
                  --> KSTREAM-AGGREGATE-0000000004
                Processor: KSTREAM-AGGREGATE-0000000004 (stores: [counts-store])
                  --> KTABLE-TOSTREAM-0000000008
                  <-- counts-store-repartition-source
                Processor: KTABLE-TOSTREAM-0000000008 (stores: [])
                  --> KSTREAM-SINK-0000000009
                  <-- KSTREAM-AGGREGATE-0000000004
                Sink: KSTREAM-SINK-0000000009 (topic: counts)
                  <-- KTABLE-TOSTREAM-0000000008


            """;
        Assert.That(builder.Build().Describe().ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void A_name_in_use_is_refused()
    {
        var builder = new StreamBuilder();
        var stream = builder.Stream<string, string>("in");
        stream.Filter((_, _) => true, "same");
        stream.Filter((_, _) => true, "same");
        Assert.That(() => builder.Build(), Throws.InstanceOf<Errors.TopologyException>());
    }

    [TestCase("")]
    [TestCase("..")]
    [TestCase("a/b")]
    public void A_name_that_no_topic_could_have_is_refused(string name)
    {
        var stream = new StreamBuilder().Stream<string, string>("in");
        Assert.That(() => stream.Filter((_, _) => true, name), Throws.InstanceOf<Errors.TopologyException>());
    }

    [Test]
    public void Repartitions_of_one_key_change_are_merged_when_optimizing()
    {
        var config = new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "merging", Optimization = TopologyOptimization.MergeRepartitionTopics };
        var builder = new StreamBuilder(config);
        var keyed = builder.Stream<string, string>("in").SelectKey((_, v) => v);
        keyed.GroupByKey().Count(Named("one"));
        keyed.Filter((_, _) => true).GroupByKey().Count(Named("two"));
        var topology = builder.Build();
        Assert.That(topology.Logical.RepartitionTopics.Keys, Is.EqualTo(new[] { "one-repartition" }));
    }
}
