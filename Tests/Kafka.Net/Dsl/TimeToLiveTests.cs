using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

/// <summary>Rows that live for a time only, seen from the DSL.</summary>
[TestFixture]
public sealed class TimeToLiveTests
{
    private static readonly TimeSpan Life = TimeSpan.FromMilliseconds(100);

    [Test]
    public void A_count_begins_anew_and_those_behind_are_told_of_the_row_that_is_over_first()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().Count(InMemory.As<string, long, StringSerDes, Int64SerDes>("counts").WithTimeToLive(Life))
            .ToStream().MapValues((count, _) => count == 0 ? "gone" : $"{count}").To("out");
        var (results, driver) = Run(builder, "in", "a@0", "a@50", "b@60", "a@200", "c@1000");
        using (driver)
        {
            Assert.That(results, Is.EqualTo(["a=1@0", "a=2@50", "b=1@60", "a=gone@150", "b=gone@160", "a=1@200", "a=gone@300", "c=1@1000"]));
            Assert.That(driver.GetKeyValueStore<string, long>("counts").All().Select(e => e.Key), Is.EqualTo(["c"]));
        }
    }

    [Test]
    public void What_is_counted_of_a_table_forgets_rows_that_are_over()
    {
        var builder = new StreamBuilder();
        builder.Table("in", InMemory.As<string, string>("rows").WithTimeToLive(Life))
            .GroupBy((_, value, _) => KeyValuePair.Create(value, value)).Count(InMemory.As<string, long, StringSerDes, Int64SerDes>("counts"))
            .ToStream().MapValues((count, _) => $"{count}").To("out");
        var (results, driver) = Run(builder, "in", "a=x@0", "b=x@10", "c=y@20", "c=y@115", "d=z@300");
        using (driver)
        {
            Assert.That(results.Where(r => r.StartsWith("x=", StringComparison.Ordinal)).Select(r => r[..3]), Is.EqualTo(["x=1", "x=2", "x=1", "x=0"]));
            Assert.That(driver.GetKeyValueStore<string, long>("counts").Get("z"), Is.EqualTo(1));
            Assert.That(driver.GetKeyValueStore<string, long>("counts").Get("y"), Is.Zero);
        }
    }

    [TestCase(DslStoreKind.InMemory)]
    [TestCase(DslStoreKind.RocksDb)]
    public void A_stream_finds_no_row_that_is_over_also_when_the_table_is_quiet(DslStoreKind kind)
    {
        var builder = new StreamBuilder();
        var table = builder.Table("table", Materialized<string, string, IKeyValueStore<Crosscutting.Bytes, byte[]>>.Create().WithStoreType(kind).WithTimeToLive(Life));
        builder.Stream<string, string>("in").LeftJoin(table, (value, row) => $"{value}-{row ?? "none"}").To("out");
        var config = Config();
        using var driver = new TopologyTestDriver(builder.Build(config), config);
        driver.CreateInputTopic<string, string>("table").PipeInput("k", "row", At(1000));
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (long time in new[] { 1000L, 1099, 1100, 1050 }) input.PipeInput("k", $"{time}", At(time));
        Assert.That(Read(driver).Select(r => r[2..r.IndexOf('@', StringComparison.Ordinal)]), Is.EqualTo(["1000-row", "1099-row", "1100-none", "1050-none"]));
    }

    [Test]
    public void A_source_topic_that_serves_as_changelog_is_not_written_to()
    {
        var builder = new StreamBuilder();
        builder.Table("in", InMemory.As<string, string>("rows").WithTimeToLive(Life)).ToStream().MapValues((v, _) => v ?? "gone").To("out");
        var config = Config();
        config.Optimization = TopologyOptimization.ReuseTableSourceTopics;
        using var driver = new TopologyTestDriver(builder.Build(config), config);
        var input = driver.CreateInputTopic<string, string>("in");
        input.PipeInput("a", "1", At(0));
        input.PipeInput("b", "2", At(500));
        Assert.That(Read(driver), Is.EqualTo(["a=1@0", "a=gone@100", "b=2@500"]));
        Assert.That(driver.CreateOutputTopic<string, string>("in").ReadKeyValueList(), Is.Empty);
    }

    [Test]
    public void A_cached_table_tells_of_it_with_the_commit()
    {
        var builder = new StreamBuilder();
        builder.Table("in", InMemory.As<string, string>("rows").WithCachingEnabled().WithTimeToLive(Life)).ToStream().MapValues((v, _) => v ?? "gone").To("out");
        var (results, driver) = Run(builder, "in", "a=1@0", "b=2@500");
        using (driver) Assert.That(results, Is.EquivalentTo(new[] { "a=1@0", "b=2@500", "a=gone@100" }));
    }

    [Test]
    public void A_processors_store_forgets_what_is_over()
    {
        var builder = new StreamBuilder();
        builder.AddStateStore(Stores.KeyValueStoreBuilder(Stores.InMemoryKeyValueStore("seen"), new StringSerDes(), new StringSerDes()).WithTimeToLive(Life));
        builder.Stream<string, string>("in").Transform(TransformerBuilder.New<string, string, string, string>().Transformer<SeenBefore>().Build(), null, "seen").To("out");
        var (results, driver) = Run(builder, "in", "a@0", "a@50", "a@149", "a@400");
        using (driver) Assert.That(results.Select(r => r[..r.IndexOf('@', StringComparison.Ordinal)]), Is.EqualTo(["a=new", "a=seen", "a=seen", "a=new"]));
    }

    internal sealed class SeenBefore : ITransformer<string, string, string, string>
    {
        private IKeyValueStore<string, string> _seen = null!;

        public void Init(ProcessorContext<string, string> context) => _seen = (IKeyValueStore<string, string>)context.GetStateStore("seen");

        public Record<string, string> Process(Record<string, string> record)
        {
            bool seen = _seen.Get(record.Key) is not null;
            _seen.Put(record.Key, "yes");
            return Record<string, string>.Create(record.Key, seen ? "seen" : "new");
        }

        public void Close()
        {
        }
    }

    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "ttl", StateDir = Path.Combine(Path.GetTempPath(), $"streamiz-ttl-{Guid.NewGuid():N}") };

    private static DateTime At(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime;

    private static List<string> Read(TopologyTestDriver driver) =>
        [.. driver.CreateOutputTopic<string, string>("out").ReadKeyValueList().Select(r => $"{r.Message.Key}={r.Message.Value}@{r.Message.Timestamp.UnixTimestampMs}")];

    // Steps are key@time or key=value@time.
    private static (List<string> Results, TopologyTestDriver Driver) Run(StreamBuilder builder, string topic, params string[] steps)
    {
        var driver = new TopologyTestDriver(builder.Build(), Config());
        var input = driver.CreateInputTopic<string, string>(topic);
        foreach (string step in steps)
        {
            string[] parts = step.Split('@');
            string[] pair = parts[0].Split('=');
            input.PipeInput(pair[0], pair.Length > 1 ? pair[1] : "x", At(long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)));
        }

        return (Read(driver), driver);
    }
}
