using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Processors.Public;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

/// <summary>The examples of docs/dsl.md compile and make topologies.</summary>
[TestFixture]
public sealed class DocumentedExamplesTests
{
    [Test]
    public void Operators_of_a_stream()
    {
        var builder = new StreamBuilder();
        IKStream<string, string> lines = builder.Stream<string, string>("lines");

        lines.Filter((key, value, context) => context.Offset > 10);
        lines.Map((key, value, _) => KeyValuePair.Create(value, value.Length));
        lines.MapValues((value, context) => $"{value} of {context.Topic}");
        lines.FlatMap((key, value, _) => value.Split(' ').Select(word => KeyValuePair.Create(word, 1)));
        lines.FlatMapValues((string value) => value.Split(' '));
        lines.SelectKey((_, value, _) => value);
        lines.Peek((key, value, context) => context.SetHeaders(new Headers()));
        lines.Foreach((key, value, _) => Console.WriteLine(value));
        lines.Print(Printed<string, string>.ToOut().WithLabel("lines"));
        IKStream<string, string>[] parts = lines.Branch((_, v, _) => v.Length < 10, (_, _, _) => true);
        IKStream<string, string> both = parts[0].Merge(parts[1]);
        lines.Repartition(Repartitioned<string, string>.NumberOfPartitions(12));
        lines.WithRecordTimestamp((_, value, _) => long.Parse(value));
        lines.To("out");
        lines.To((key, value, context) => $"out-{key}");
        lines.To("out", (topic, key, value, source, partitions) => 0);
        IKTable<string, string> latest = lines.ToTable();
        lines.GroupByKey().Count();
        lines.GroupBy((key, value, _) => value).Reduce((x, y) => x + y);
        lines.DropDuplicate((key, before, now) => before == now, TimeSpan.FromMinutes(5));
        lines.MapValuesAsync(async (record, context) => await Ask(record.Value),
            RetryPolicy.NewBuilder().NumberOfRetry(3).RetryBackOffMs(200).MemoryBufferSize(32).RetryBehavior(EndRetryBehavior.SKIP).Build());
        lines.Process(ProcessorBuilder.New<string, string>().Processor(record => Console.WriteLine(record.Value)).Build());
        both.ToTable();

        Assert.That(builder.Build().Describe().ToString(), Does.Contain("KSTREAM-MAPVALUES-ASYNC").And.Contains("out"));
        Assert.That(latest, Is.Not.Null);

        static async Task<string> Ask(string value)
        {
            await Task.Yield();
            return value;
        }
    }

    [Test]
    public void Bounded_suppression_and_rows_that_live_for_a_time()
    {
        var builder = new StreamBuilder();
        builder.Stream("flights", new StringSerDes(), new StringSerDes())
            .GroupByKey()
            .WindowedBy(TumblingWindowOptions.Of(TimeSpan.FromMinutes(1)))
            .Count(InMemoryWindows.As<string, long, StringSerDes, Int64SerDes>("a-minute"))
            .Suppress(SuppressedBuilder.UntilWindowClose<Windowed<string>, long>(StrictBufferConfig.Unbounded()).WithWallClockBound(TimeSpan.FromMinutes(5)))
            .ToStream((window, _) => window.Key)
            .To("flights-a-minute", new StringSerDes(), new Int64SerDes());
        builder.Stream("sightings", new StringSerDes(), new StringSerDes())
            .GroupByKey()
            .Count(InMemory.As<string, long, StringSerDes, Int64SerDes>("sightings-of-late").WithTimeToLive(TimeSpan.FromHours(6)))
            .ToStream()
            .To("sightings-counted", new StringSerDes(), new Int64SerDes());
        builder.AddStateStore(Stores.KeyValueStoreBuilder(Stores.PersistentKeyValueStore("seen"), new StringSerDes(), new StringSerDes())
            .WithTimeToLive(TimeSpan.FromDays(1)));

        Assert.That(builder.Build().Describe().ToString(), Does.Contain("a-minute").And.Contains("sightings-of-late"));
    }

    [Test]
    public void Joins_and_tables()
    {
        var builder = new StreamBuilder();
        IKTable<string, long> prices = builder.Table("prices", new StringSerDes(), new Int64SerDes());
        IKStream<string, long> orders = builder.Stream("orders", new StringSerDes(), new Int64SerDes());

        orders.Join(prices, (order, price) => order * price);
        orders.LeftJoin(prices, (order, price) => order * price);
        orders.Join(orders.Filter((_, v, _) => v > 1), (one, other) => one + other, JoinWindowOptions.Of(TimeSpan.FromSeconds(5)));
        prices.Filter((_, price, _) => price > 0).MapValues((price, _) => price * 2).ToStream().To("dear");
        prices.Join(prices, (one, other) => one + other);
        prices.GroupBy((key, price, _) => KeyValuePair.Create(price, key)).Count();

        Assert.That(builder.Build().Describe().ToString(), Does.Contain("JOIN"));
    }
}
