using System.Collections.Concurrent;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Hosting.Tests;

/// <summary>Asynchronous operators on a broker: several calls at a time, results in order, nothing lost.</summary>
[TestFixture]
public sealed class AsyncOperatorTests : EmbeddedFixture
{
    [Test]
    public async Task Several_calls_are_under_way_and_their_results_come_in_the_order_of_the_records()
    {
        var gates = new[] { "a", "b", "c" }.ToDictionary(v => v, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync(async (record, _) =>
        {
            // The last record's call lets the others go, itself first.
            if (record.Value == "c")
                foreach (string value in new[] { "c", "b", "a" }) gates[value].SetResult(value.ToUpperInvariant());
            return await gates[record.Value].Task;
        }).To("out");
        var config = Config();

        // A commit waits for the calls under way, so none may come between these three.
        config.CommitIntervalMs = 60_000;
        config.LingerMs = 5;
        using var stream = new KafkaStream(builder.Build(), config);
        await stream.StartAsync();
        Write("a", "b", "c");

        Assert.That(Read(3), Is.EqualTo(new[] { "A", "B", "C" }));
    }

    [Test]
    public async Task No_more_calls_are_under_way_than_the_policy_allows()
    {
        int now = 0, most = 0;
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValuesAsync(async (record, _) =>
        {
            int at = Interlocked.Increment(ref now);
            for (int seen = Volatile.Read(ref most); at > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, at, seen);
            await Task.Delay(1);
            Interlocked.Decrement(ref now);
            return record.Value;
        }, RetryPolicy.NewBuilder().MemoryBufferSize(4).Build()).To("out");
        using var stream = new KafkaStream(builder.Build(), Config());
        await stream.StartAsync();
        string[] values = [.. Enumerable.Range(0, 200).Select(i => $"{i}")];
        Write(values);

        Assert.That(Read(200), Is.EqualTo(values));
        Assert.That(most, Is.InRange(2, 4));
    }

    [Test]
    public async Task A_call_that_was_under_way_when_the_application_ended_is_made_again()
    {
        var calls = new ConcurrentQueue<string>();
        bool hangs = true;
        Topology Build()
        {
            var builder = new StreamBuilder();
            builder.Stream<string, string>("in").MapValuesAsync(async (record, _) =>
            {
                calls.Enqueue(record.Value);
                if (record.Value == "b" && Volatile.Read(ref hangs)) throw new InvalidOperationException("the other side is down");
                await Task.Yield();
                return record.Value.ToUpperInvariant();
            }, RetryPolicy.NewBuilder().NumberOfRetry(0).Build()).To("out");
            return builder.Build();
        }

        using (var first = new KafkaStream(Build(), Config()))
        {
            var ended = new TaskCompletionSource();
            first.StateChanged += (_, now) => { if (now == KafkaStream.State.ERROR) ended.TrySetResult(); };
            await first.StartAsync();
            Write("a");
            Assert.That(Read(1), Is.EqualTo(new[] { "A" }));
            Write("b", "c");
            await ended.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }

        Volatile.Write(ref hangs, false);
        using var second = new KafkaStream(Build(), Config());
        await second.StartAsync();
        var read = Cluster.ReadUntil("out", r => r.Exists(x => x.Value == "C")).Select(r => r.Value).ToList();

        Assert.That(read.Distinct(), Is.EqualTo(new[] { "A", "B", "C" }), "in order, and none missing");
        Assert.That(calls.Count(c => c == "b"), Is.GreaterThan(1));
    }
}
