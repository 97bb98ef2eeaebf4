using Confluent.Kafka;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

/// <summary>What Streamiz has and Kafka Streams has not: duplicates, times of records, contexts in lambdas.</summary>
[TestFixture(TopologyTestDriver.Mode.SYNC_TASK)]
[TestFixture(TopologyTestDriver.Mode.ASYNC_CLUSTER_IN_MEMORY)]
public sealed class StreamizOnlyTests(TopologyTestDriver.Mode mode)
{
    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "streamiz-only" };

    [TestCase(false)]
    [TestCase(true)]
    public void A_duplicate_within_the_interval_is_dropped_and_a_later_one_is_not(bool inMemory)
    {
        var builder = new StreamBuilder();
        var source = builder.Stream<string, string>("in");
        (inMemory
            ? source.DropDuplicate((_, before, now) => before == now, TimeSpan.FromMinutes(1), InMemoryWindows.As<string, string>("seen"))
            : source.DropDuplicate((_, before, now) => before == now, TimeSpan.FromMinutes(1))).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "a", 0), ("k", "a", 30), ("k", "b", 31), ("other", "a", 32), ("k", "a", 40), ("k", "a", 120));

        Assert.That(Read(driver), Is.EqualTo(new[] { "k=a", "k=b", "other=a", "k=a" }));
    }

    [Test]
    public void The_comparer_of_duplicates_gets_key_earlier_value_and_new_one()
    {
        var seen = new List<string>();
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").DropDuplicate((k, before, now) =>
        {
            seen.Add($"{k} {before} {now}");
            return false;
        }, TimeSpan.FromMinutes(1)).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "a", 0), ("k", "b", 1));

        Assert.That(seen, Is.EqualTo(new[] { "k a b" }));
    }

    [Test]
    public void A_record_gets_the_time_that_is_extracted_from_it()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").WithRecordTimestamp((_, v, context) => context.Timestamp + long.Parse(v)).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "500", 1));

        Assert.That(driver.CreateOutputTopic<string, string>("out").ReadKeyValue().Message.Timestamp.UnixTimestampMs, Is.EqualTo(1500));
    }

    [Test]
    public void A_new_time_decides_the_window()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").WithRecordTimestamp((_, v, _) => long.Parse(v)).GroupByKey().WindowedBy(TumblingWindowOptions.Of(1000)).Count()
            .ToStream((w, _, _) => $"{w.Key}@{w.Window.StartMs}").MapValues((v, _) => $"{v}").To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "100", 0), ("k", "200", 0), ("k", "1100", 0));

        Assert.That(Read(driver), Is.EqualTo(new[] { "k@0=1", "k@0=2", "k@1000=1" }));
    }

    [Test]
    public void A_lambda_sees_where_its_record_comes_from()
    {
        string? seen = null;
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").Filter((_, _, c) =>
        {
            seen = $"{c.Topic}[{c.Partition}]@{c.Offset} {c.Timestamp} {c.Headers.Single().Key}";
            return true;
        }).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        driver.CreateInputTopic<string, string>("in").PipeInput("k", "v", DateTime.UnixEpoch.AddSeconds(3), new Headers { { "h", [1] } });

        Assert.That(seen, Is.EqualTo("in[0]@0 3000 h"));
    }

    [Test]
    public void Headers_set_in_a_lambda_and_a_changed_time_go_out_with_the_record()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").Peek((_, _, c) =>
        {
            c.SetHeaders(new Headers { { "new", [7] } });
            c.ChangeTimestamp(42);
        }).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "v", 1));
        var record = driver.CreateOutputTopic<string, string>("out").ReadKeyValue();

        Assert.That(record.Message.Headers.Single().Key, Is.EqualTo("new"));
        Assert.That(record.Message.Timestamp.UnixTimestampMs, Is.EqualTo(42));
    }

    [Test]
    public void Both_arities_do_the_same()
    {
        var builder = new StreamBuilder();
        var source = builder.Stream<string, string>("in");
        source.Filter((_, v) => v != "x").Map((k, v) => KeyValuePair.Create(v, k)).SelectKey((k, _) => k).Peek((_, _) => { }).To("plain");
        source.Filter((_, v, _) => v != "x").Map((k, v, _) => KeyValuePair.Create(v, k)).SelectKey((k, _, _) => k).Peek((_, _, _) => { }).To("with");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "a", 1), ("k", "x", 2));
        var plain = driver.CreateOutputTopic<string, string>("plain").ReadKeyValueList().Select(r => $"{r.Message.Key}={r.Message.Value}").ToList();

        Assert.That(plain, Is.EqualTo(new[] { "a=k" }));
        Assert.That(driver.CreateOutputTopic<string, string>("with").ReadKeyValueList().Select(r => $"{r.Message.Key}={r.Message.Value}"), Is.EqualTo(plain));
    }

    [Test]
    public void A_lambda_of_value_and_context_is_taken_as_upstream_takes_it()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValues((value, _) => value.ToUpperInvariant()).FlatMapValues((value, _) => value.Select(c => $"{c}")).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, ("k", "ab", 1));

        Assert.That(Read(driver), Is.EqualTo(new[] { "k=A", "k=B" }));
    }

    private static void Pipe(TopologyTestDriver driver, params (string Key, string Value, int Second)[] records)
    {
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (var (key, value, second) in records) input.PipeInput(key, value, DateTime.UnixEpoch.AddSeconds(second));
    }

    private static IEnumerable<string> Read(TopologyTestDriver driver) =>
        driver.CreateOutputTopic<string, string>("out").ReadKeyValueList().Select(r => $"{r.Message.Key}={r.Message.Value}");
}
