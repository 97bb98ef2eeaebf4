using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Allocation;

/// <summary>The engine allocates nothing per record: from the fetched bytes through source, operators, stores and changelog to the serialized result.</summary>
[TestFixture]
[NonParallelizable]
public sealed class AllocationTests
{
    private const int Round = 10_000;
    private const int MaxRounds = 20;

    private static readonly Dictionary<string, Action<StreamBuilder>> Topologies = new()
    {
        ["filter"] = b => Longs(b).Filter((_, v, _) => v > 0).To("out"),
        ["filter without context"] = b => Longs(b).Filter((_, v) => v > 0).To("out"),
        ["mapValues"] = b => Longs(b).MapValues((v, _) => v + 1).To<Int64SerDes, Int64SerDes>("out"),
        ["map"] = b => Longs(b).Map((k, v, _) => KeyValuePair.Create(v, k)).To<Int64SerDes, Int64SerDes>("out"),
        ["branches and merge"] = b =>
        {
            var parts = Longs(b).Branch((k, _, _) => k % 2 == 0, (_, _, _) => true);
            parts[0].Merge(parts[1]).Peek((_, _, _) => { }).To("out");
        },
        ["groupByKey count in memory"] = b => Longs(b).GroupByKey().Count(InMemory.As<long, long, Int64SerDes, Int64SerDes>("s")).ToStream().To<Int64SerDes, Int64SerDes>("out"),
        ["groupByKey count in RocksDB"] = b => Longs(b).GroupByKey().Count(RocksDb.As<long, long, Int64SerDes, Int64SerDes>("s")).ToStream().To<Int64SerDes, Int64SerDes>("out"),
        ["groupByKey count with a time to live"] = b => Longs(b).GroupByKey().Count(InMemory.As<long, long, Int64SerDes, Int64SerDes>("s").WithTimeToLive(TimeSpan.FromMinutes(10))).ToStream().To<Int64SerDes, Int64SerDes>("out"),
        ["groupByKey reduce in memory"] = b => Longs(b).GroupByKey().Reduce((x, y) => x + y, InMemory.As<long, long, Int64SerDes, Int64SerDes>("s")).ToStream().To<Int64SerDes, Int64SerDes>("out"),
        ["windowed count in memory"] = b => Longs(b).GroupByKey().WindowedBy(TumblingWindowOptions.Of(60_000)).Count(InMemoryWindows.As<long, long, Int64SerDes, Int64SerDes>("s")),
        ["windowed count in RocksDB"] = b => Longs(b).GroupByKey().WindowedBy(TumblingWindowOptions.Of(60_000)).Count(RocksDbWindows.As<long, long, Int64SerDes, Int64SerDes>("s")),
        ["windowed count in memory, results written"] = b => Longs(b).GroupByKey().WindowedBy(TumblingWindowOptions.Of(60_000)).Count(InMemoryWindows.As<long, long, Int64SerDes, Int64SerDes>("s"))
            .ToStream().To("out", new TimeWindowedSerDes<long>(new Int64SerDes(), 60_000), new Int64SerDes()),
        ["windowed count in RocksDB, results written"] = b => Longs(b).GroupByKey().WindowedBy(TumblingWindowOptions.Of(60_000)).Count(RocksDbWindows.As<long, long, Int64SerDes, Int64SerDes>("s"))
            .ToStream().To("out", new TimeWindowedSerDes<long>(new Int64SerDes(), 60_000), new Int64SerDes()),
        ["stream-table join in memory"] = b => Longs(b).Join(b.Table("table", InMemory.As<long, long, Int64SerDes, Int64SerDes>("t")), (x, y) => x + y).To<Int64SerDes, Int64SerDes>("out"),
        ["stream-table join in RocksDB"] = b => Longs(b).Join(b.Table("table", RocksDb.As<long, long, Int64SerDes, Int64SerDes>("t")), (x, y) => x + y).To<Int64SerDes, Int64SerDes>("out"),
    };

    // Bytes a record that are allowed for now, where it is not zero yet. A figure may only sink.
    private static readonly Dictionary<string, double> NotYet = [];

    private static IEnumerable<string> Names => Topologies.Keys;

    [TestCaseSource(nameof(Names))]
    public void Nothing_is_allocated_per_record(string name)
    {
        var builder = new StreamBuilder();
        Topologies[name](builder);
        using var path = new HotPath(builder.Build(), new StreamConfig<Int64SerDes, Int64SerDes> { ApplicationId = "allocation" });
        if (name.Contains("table join", StringComparison.Ordinal)) path.Run("table", 1000);
        path.Run("in", 1000);
        path.Commit();

        // Several rounds, since tables and buffers grow at first.
        double each = double.MaxValue;
        for (int round = 0; round < MaxRounds && each >= 1; round++)
        {
            long processed = path.Processed, before = GC.GetAllocatedBytesForCurrentThread();
            path.Run("in", Round);
            each = Math.Min(each, (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Round);
            Assert.That(path.Processed - processed, Is.EqualTo(Round));
        }

        TestContext.Out.WriteLine($"{name}: {each:F2} bytes a record");
        // Less than a byte: what grows from time to time (a buffer that doubles) is no cost of a record.
        Assert.That(each, Is.LessThan(1 + NotYet.GetValueOrDefault(name)));
    }

    private static IKStream<long, long> Longs(StreamBuilder builder) => builder.Stream<long, long>("in");
}
