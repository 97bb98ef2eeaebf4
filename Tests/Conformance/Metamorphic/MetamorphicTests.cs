using System.Text.Json.Nodes;
using NUnit.Framework;
using Streamiz.Conformance.Streams;

namespace Streamiz.Conformance.Metamorphic;

/// <summary>The recorded cases run in another way than they were recorded: their tables hold the same in the end.</summary>
public class MetamorphicTests
{
    private static readonly string Vectors = Path.Combine(AppContext.BaseDirectory, "vectors", "streams");

    [Test]
    public void Tables_are_the_same_whether_they_lie_in_memory_or_in_RocksDB() => Check(
        atLeast: 700,
        traits => traits is { HasTables: true, EmitsOnClose: false },
        IsTable,
        @case =>
        {
            var config = Config(@case);
            config["dslStore"] = (string?)config["dslStore"] == "in-memory" ? "rocksdb" : "in-memory";
            return Run(@case);
        });

    [Test]
    public void Tables_are_the_same_with_caches() => Check(
        atLeast: 200,
        traits => traits is { HasTables: true, CountsUpdates: false, ForgetsEntries: false },
        IsKeyValue,
        @case =>
        {
            var config = Config(@case);
            config["cacheMaxBytes"] = config["cacheMaxBytes"] is null ? 10_485_760L : 0L;
            return Run(@case);
        },
        // An update that comes to nothing before the flush leaves no time behind.
        withTimes: false);

    [Test]
    public void Tables_are_the_same_on_two_instances_and_four_partitions() => Check(
        atLeast: 200,
        traits => traits is { HasTables: true, IsKeyed: true, DependsOnStreamTime: false, ForgetsEntries: false },
        IsKeyValue,
        @case =>
        {
            Config(@case)["dslStore"] = "in-memory";
            return Share(@case, partitions: 4, instances: 2, restart: null);
        });

    [Test]
    public void Tables_are_the_same_after_a_stop_and_a_restart_in_the_middle() => Check(
        atLeast: 300,
        // What a cache remembers of windows that are over is lost, and so it is in Kafka Streams.
        traits => traits is { HasTables: true, DropsNothing: true, DependsOnClock: false, EmitsOnClose: false, IsCached: false, HasUnloggedStore: false, ForgetsEntries: false },
        AnyTable,
        @case => Share(@case, partitions: 1, instances: 1, restart: 0));

    [Test]
    public void Tables_are_the_same_after_tasks_have_changed_places_in_the_middle() => Check(
        atLeast: 150,
        traits => traits is { HasTables: true, IsKeyed: true, DependsOnStreamTime: false, HasUnloggedStore: false, ForgetsEntries: false },
        IsKeyValue,
        @case => Share(@case, partitions: 4, instances: 2, restart: 1));

    private static bool AnyTable(string kind) => true;

    // What joins remember of streams is no table.
    private static bool IsTable(string kind) => kind != "window";

    private static bool IsKeyValue(string kind) => kind is "keyValue" or "timestampedKeyValue";

    private static void Check(int atLeast, Func<CaseTraits, bool> isFit, Func<string, bool> isWanted, Func<JsonObject, JsonObject> run, bool withTimes = true)
    {
        var differences = new List<string>();
        int done = 0;
        foreach (var (_, name, @case) in StreamsConformance.Cases(Vectors))
        {
            if (!isFit(new CaseTraits(@case))) continue;
            var expected = Tables.Of(@case["expected"]!["stores"]!.AsObject(), isWanted, withTimes);
            if (expected.Count == 0) continue;
            done++;
            string? difference;
            try
            {
                difference = Tables.Difference(expected, Tables.Of(run(@case.DeepClone().AsObject()), isWanted, withTimes));
            }
            catch (Exception e)
            {
                difference = e.ToString();
            }

            if (difference is not null) differences.Add($"{name} {difference}");
        }

        TestContext.Out.WriteLine($"{done} cases");
        Assert.Multiple(() =>
        {
            Assert.That(done, Is.GreaterThanOrEqualTo(atLeast));
            Assert.That(string.Join(Environment.NewLine, differences), Is.Empty);
        });
    }

    private static JsonObject Config(JsonObject @case)
    {
        if (@case["config"] is not JsonObject config) @case["config"] = config = [];
        return config;
    }

    private static JsonObject Run(JsonObject @case)
    {
        var actual = new CaseRun(@case).Run();
        return actual.Error is { } error ? throw new InvalidOperationException(error.ToString()) : actual.Stores;
    }

    private static JsonObject Share(JsonObject @case, int partitions, int instances, int? restart)
    {
        string folder = Directory.CreateTempSubdirectory("streamiz-shared-").FullName;
        try
        {
            var interpreter = new Interpreter(@case, CaseConfig.Of(Config(@case), folder));
            using var cluster = new ModelCluster(interpreter.Build(), interpreter.Config, folder, partitions, instances);
            var steps = @case["steps"]!.AsArray();
            for (int i = 0; i < steps.Count; i++)
            {
                if (restart is { } further && i == steps.Count / 2) cluster.Restart(further);
                if (steps[i]!["pipe"] is JsonObject pipe) cluster.Pipe(PipedRecord.Of(pipe));
            }

            return Tables.Together(@case, cluster.Stores);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
