using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

[TestFixture]
public sealed class StatelessTests
{
    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "dsl" };

    private static DateTime At(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime;

    [Test]
    public void A_branch_takes_what_no_branch_before_it_took()
    {
        var builder = new StreamBuilder();
        var branches = builder.Stream<string, string>("in").Split("by-")
            .Branch((_, v) => v.Contains('x', StringComparison.Ordinal), Branched<string, string>.As("ex"))
            .Branch((_, v) => v.Contains('y', StringComparison.Ordinal))
            .DefaultBranch();
        Assert.That(branches.Keys, Is.EquivalentTo(new[] { "by-ex", "by-2", "by-0" }));
        branches["by-ex"].To("ex");
        branches["by-2"].To("ys");
        branches["by-0"].To("rest");
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        driver.CreateInputTopic<string, string>("in").PipeInputs(["xy", "y", "z"]);
        Assert.That(driver.CreateOutputTopic<string, string>("ex").ReadValueList(), Is.EqualTo(new[] { "xy" }));
        Assert.That(driver.CreateOutputTopic<string, string>("ys").ReadValueList(), Is.EqualTo(new[] { "y" }));
        Assert.That(driver.CreateOutputTopic<string, string>("rest").ReadValueList(), Is.EqualTo(new[] { "z" }));
    }

    [Test]
    public void A_count_goes_through_its_repartition_topic()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupBy((_, v) => v[..1]).Count().ToStream().To("out", new StringSerDes(), new Int64SerDes());
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        driver.CreateInputTopic<string, string>("in").PipeInputs(["apple", "avocado", "pear"]);
        var counts = driver.CreateOutputTopic<string, long, StringSerDes, Int64SerDes>("out").ReadKeyValueList().Select(r => (r.Message.Key, r.Message.Value));
        Assert.That(counts, Is.EqualTo(new[] { ("a", 1L), ("a", 2L), ("p", 1L) }));
    }

    [Test]
    public void Late_record_is_dropped_after_grace()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().WindowedBy(TumblingWindowOptions.Of(10, 5)).Count()
            .ToStream((window, _) => $"{window.Key}@{window.Window.StartMs}").To("out", new StringSerDes(), new Int64SerDes());
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (long time in new[] { 1L, 14, 2, 15, 3 }) input.PipeInput("k", "v", At(time));
        var counts = driver.CreateOutputTopic<string, long, StringSerDes, Int64SerDes>("out").ReadKeyValueList().Select(r => (r.Message.Key, r.Message.Value));
        Assert.That(counts, Is.EqualTo(new[] { ("k@0", 1L), ("k@10", 1), ("k@0", 2), ("k@10", 2) }));
    }

    [Test]
    public void A_session_that_grows_comes_out_as_deleted_first()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().WindowedBy(SessionWindowOptions.Of(10)).Reduce((a, b) => a + b)
            .ToStream((window, _) => $"{window.Key}@{window.Window.StartMs}/{window.Window.EndMs}").To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateInputTopic<string, string>("in");
        input.PipeInput("k", "a", At(0));
        input.PipeInput("k", "b", At(10));
        var results = driver.CreateOutputTopic<string, string>("out").ReadKeyValueList().Select(r => (r.Message.Key, (string?)r.Message.Value));
        Assert.That(results, Is.EqualTo(new[] { ("k@0/0", "a"), ("k@0/0", null), ("k@0/10", "ab") }));
    }

    [Test]
    public void User_code_that_throws_is_named_with_its_node_and_record()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValues(v => v.Length > 3 ? throw new InvalidOperationException("too long") : v, "shorten").To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateInputTopic<string, string>("in");
        input.PipeInput("k", "ok");
        Assert.That(() => input.PipeInput("k", "long"), Throws.InstanceOf<Errors.StreamsException>().With.Message.Contains("shorten").And.Message.Contains("in[0] offset 1"));
    }

    [Test]
    public void A_processor_keeps_its_record_after_forwarding()
    {
        var builder = new StreamBuilder();
        builder.AddStateStore(Stores.KeyValueStoreBuilder(Stores.InMemoryKeyValueStore("counts"), new StringSerDes(), new Int64SerDes()));
        builder.Stream<string, string>("in").Process(() => new Counting(), null, "counts").To("out", new StringSerDes(), new Int64SerDes());
        using var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateInputTopic<string, string>("in");
        input.PipeInput("k", "a", At(5));
        input.PipeInput("k", "b", At(6));
        var results = driver.CreateOutputTopic<string, long, StringSerDes, Int64SerDes>("out").ReadKeyValueList().Select(r => (r.Message.Value, r.Message.Timestamp.UnixTimestampMs));
        Assert.That(results, Is.EqualTo(new[] { (1L, 105L), (1L, 5L), (2L, 106L), (2L, 6L) }));
    }

    private sealed class Counting : IProcessor<string, string, string, long>
    {
        private ProcessorContext<string, long>? _context;
        private IKeyValueStore<string, long>? _counts;

        public void Init(ProcessorContext<string, long> context)
        {
            _context = context;
            _counts = context.GetStateStore<IKeyValueStore<string, long>>("counts");
        }

        public void Process(Record<string, string> record)
        {
            long count = _counts!.Get(record.Key) + 1;
            _counts.Put(record.Key, count);
            _context!.Forward(record.WithValue(count).WithTimestamp(record.TimestampMs + 100));
            _context.Forward(record.Key, count);
        }
    }
}
