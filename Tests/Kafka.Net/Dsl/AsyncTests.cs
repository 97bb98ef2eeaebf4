using Confluent.Kafka;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Tests.Dsl;

/// <summary>Asynchronous operators: in order, bounded, repeated as the policy says, and without topics in between.</summary>
[TestFixture(TopologyTestDriver.Mode.SYNC_TASK)]
[TestFixture(TopologyTestDriver.Mode.ASYNC_CLUSTER_IN_MEMORY)]
public sealed class AsyncTests(TopologyTestDriver.Mode mode)
{
    private static readonly RetryPolicy Quick = RetryPolicy.NewBuilder().NumberOfRetry(2).RetryBackOffMs(1).Build();

    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "async-tests" };

    [Test]
    public void A_piped_record_has_its_result_when_the_call_returns()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync(async (record, _) =>
        {
            await Task.Yield();
            return record.Value.ToUpperInvariant();
        }).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (string value in new[] { "a", "b", "c" }) input.PipeInput("k", value);

        Assert.That(driver.CreateOutputTopic<string, string>("out").ReadValueList(), Is.EqualTo(new[] { "A", "B", "C" }));
    }

    [Test]
    public void A_call_is_repeated_and_is_told_which_attempt_it_is()
    {
        var attempts = new List<(int Number, int Exceptions)>();
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync((record, context) =>
        {
            attempts.Add((context.RetryNumber, context.LastExceptions.Count));
            return context.RetryNumber < 2 ? throw new TimeoutException("not yet") : Task.FromResult(record.Value + context.RetryNumber);
        }, Quick).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, "a");

        Assert.That(Read(driver), Is.EqualTo(new[] { "a2" }));
        Assert.That(attempts, Is.EqualTo(new[] { (0, 0), (1, 1), (2, 2) }));
    }

    [Test]
    public void Only_listed_exceptions_are_repeated()
    {
        int calls = 0;
        var policy = RetryPolicy.NewBuilder().NumberOfRetry(5).RetryBackOffMs(1).RetriableException<TimeoutException>().RetryBehavior(EndRetryBehavior.SKIP).Build();
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync<string>((_, _) =>
        {
            calls++;
            throw new FormatException("hopeless");
        }, policy).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, "a");

        Assert.That(Read(driver), Is.Empty);
        Assert.That(calls, Is.EqualTo(1));
    }

    [Test]
    public void A_record_that_fails_for_good_is_skipped_where_the_policy_says_so()
    {
        var policy = RetryPolicy.NewBuilder().NumberOfRetry(1).RetryBackOffMs(1).RetryBehavior(EndRetryBehavior.SKIP).Build();
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync((r, _) => r.Value == "bad" ? throw new FormatException(r.Value) : Task.FromResult(r.Value), policy).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, "a", "bad", "b");

        Assert.That(Read(driver), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(driver.DroppedRecords, Is.EqualTo(1));
    }

    [Test]
    public void A_record_that_fails_for_good_ends_the_application_otherwise_and_is_named()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync<string>((_, _) => throw new FormatException("bad"), Quick, named: "call").To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);

        Assert.That(() => Pipe(driver, "a"), Throws.InstanceOf<StreamsException>().With.Message.Contains("call").And.Message.Contains("in").And.InnerException.TypeOf<FormatException>());
    }

    [Test]
    public void What_asks_the_processing_handler_may_go_on()
    {
        var config = Config();
        config.ProcessingExceptionHandler = (_, _) => ExceptionHandlerResponse.CONTINUE;
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync((r, _) => r.Value == "bad" ? throw new FormatException(r.Value) : Task.FromResult(r.Value), Quick).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), config, mode);
        Pipe(driver, "bad", "b");

        Assert.That(Read(driver), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void No_more_calls_are_under_way_than_the_policy_allows()
    {
        int now = 0, most = 0;
        var policy = RetryPolicy.NewBuilder().MemoryBufferSize(3).Build();
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync(async (r, _) =>
        {
            lock (policy) most = Math.Max(most, ++now);
            await Task.Yield();
            lock (policy) now--;
            return r.Value;
        }, policy).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, [.. Enumerable.Range(0, 50).Select(i => $"{i}")]);

        Assert.That(Read(driver), Is.EqualTo(Enumerable.Range(0, 50).Select(i => $"{i}")));
        Assert.That(most, Is.InRange(1, 3));
    }

    [Test]
    public void A_call_that_takes_too_long_counts_as_failed()
    {
        var policy = RetryPolicy.NewBuilder().NumberOfRetry(0).TimeoutMs(20).RetryBehavior(EndRetryBehavior.SKIP).Build();
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync((r, _) => r.Value == "slow" ? new TaskCompletionSource<string>().Task : Task.FromResult(r.Value), policy).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, "slow", "b");

        Assert.That(Read(driver), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void All_five_operators_keep_time_and_headers()
    {
        var seen = new List<string>();
        var builder = new StreamBuilder();
        var source = builder.Stream<string, string>("in");
        source.MapAsync((r, _) => Task.FromResult(KeyValuePair.Create(r.Value, r.Key))).To("map");
        source.MapValuesAsync((r, _) => Task.FromResult(r.Value + r.Timestamp)).To("mapValues");
        source.FlatMapAsync((r, _) => Task.FromResult<IEnumerable<KeyValuePair<string, string>>>([new(r.Key, "1"), new(r.Key, "2")])).To("flatMap");
        source.FlatMapValuesAsync((r, _) => Task.FromResult<IEnumerable<string>>([r.Value, r.Value])).To("flatMapValues");
        source.ForeachAsync((r, _) =>
        {
            seen.Add($"{r.Key}={r.Value} {r.Headers.Single().Key}");
            return Task.CompletedTask;
        });
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        driver.CreateInputTopic<string, string>("in").PipeInput("k", "v", DateTime.UnixEpoch.AddMilliseconds(17), new Headers { { "h", [1] } });
        driver.Commit();

        var outputs = new[] { "map", "mapValues", "flatMap", "flatMapValues" }.SelectMany(t => driver.CreateOutputTopic<string, string>(t).ReadKeyValueList()).ToList();
        Assert.That(outputs.Select(r => $"{r.Message.Key}={r.Message.Value}"), Is.EqualTo(new[] { "v=k", "k=v17", "k=1", "k=2", "k=v", "k=v" }));
        Assert.That(outputs.Select(r => r.Message.Timestamp.UnixTimestampMs), Is.All.EqualTo(17));
        Assert.That(outputs.Select(r => r.Message.Headers.Single().Key), Is.All.EqualTo("h"));
        Assert.That(seen, Is.EqualTo(new[] { "k=v h" }));
    }

    [Test]
    public void No_topic_is_needed_in_between()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync((r, _) => Task.FromResult(r.Value), requestSerDes: new RequestSerDes<string, string>(new StringSerDes(), new StringSerDes())).To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, "a");

        Assert.That(driver.InternalTopics, Is.Empty);
        Assert.That(driver.Produced.Select(r => r.Topic), Is.EqualTo(new[] { "out" }));
    }

    [Test]
    public void A_new_key_goes_through_a_repartition_topic_when_it_is_grouped()
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapAsync((r, _) => Task.FromResult(KeyValuePair.Create(r.Value, 1L)), responseSerDes: new ResponseSerDes<string, long>(new StringSerDes(), new Int64SerDes()))
            .GroupByKey().Count().ToStream().MapValues((v, _) => $"{v}").To("out");
        using var driver = new TopologyTestDriver(builder.Build(), Config(), mode);
        Pipe(driver, "a", "b", "a");

        Assert.That(Read(driver), Is.EqualTo(new[] { "1", "1", "2" }));
        Assert.That(driver.InternalTopics.Count(t => t.IsRepartition), Is.EqualTo(1));
    }

    [Test]
    public void The_policy_has_upstreams_defaults_and_refuses_what_cannot_be()
    {
        var policy = RetryPolicy.NewBuilder().Build();

        Assert.That(policy.EndRetryBehavior, Is.EqualTo(EndRetryBehavior.FAIL));
        Assert.That((policy.NumberOfRetry, policy.RetryBackOffMs, policy.TimeoutMs, policy.MemoryBufferSize), Is.EqualTo((5, 100L, 10_000L, 100L)));
        Assert.That(() => RetryPolicy.NewBuilder().NumberOfRetry(-1), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => RetryPolicy.NewBuilder().MemoryBufferSize(0), Throws.InstanceOf<ArgumentException>());
    }

    private static void Pipe(TopologyTestDriver driver, params string[] values)
    {
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (string value in values) input.PipeInput("k", value, 1000L.FromMilliseconds());
        driver.Commit();
    }

    private static IEnumerable<string> Read(TopologyTestDriver driver)
    {
        driver.Commit();
        return driver.CreateOutputTopic<string, string>("out").ReadValueList();
    }
}
