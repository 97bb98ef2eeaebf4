using System.Collections.Concurrent;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Hosting.Tests;

/// <summary>Threads come and go while an instance is at work, and what becomes of their errors is the user's to say.</summary>
[TestFixture]
public sealed class ThreadTests : EmbeddedFixture
{
    private const string Bad = "bad";

    private static readonly string[] Protocols = ["classic", "streams"];

    [Test]
    public async Task A_thread_that_is_added_takes_a_share_and_gives_it_back_when_it_is_removed([ValueSource(nameof(Protocols))] string protocol)
    {
        var threads = new ConcurrentDictionary<int, string>();
        using var stream = new KafkaStream(Where(threads), Config(protocol));
        Assert.That(stream.AddStreamThread(), Is.Null, "not at work");
        await RunningAsync(stream, () => stream.StartAsync());
        Both(threads, t => t.Count == 2);
        Assert.That(threads.Values.Distinct().Count(), Is.EqualTo(1));

        string added = "";
        await RunningAsync(stream, () =>
        {
            added = stream.AddStreamThread()!;
            return Task.CompletedTask;
        });
        Assert.That(added, Does.EndWith("-StreamThread-2"));
        Both(threads, t => t.Values.Distinct().Count() == 2);
        Assert.That(threads.Values, Does.Contain(added));
        Assert.That(stream.Metrics().Count(s => s.Name.StartsWith(added, StringComparison.Ordinal)), Is.GreaterThan(0));

        string removed = stream.RemoveStreamThread()!;
        Both(threads, t => t.Values.Distinct().Count() == 1 && !t.Values.Contains(removed));
        Assert.That(stream.Metrics().Count(s => s.Name.StartsWith(removed, StringComparison.Ordinal)), Is.Zero);
        Assert.That(stream.RemoveStreamThread(), Is.Not.Null.And.Not.EqualTo(removed));
        Assert.That(stream.RemoveStreamThread(), Is.Null, "there is none left");
        Assert.That(stream.CurrentState.IsRunning(), Is.True, "without threads it is at work still");

        await RunningAsync(stream, () => Task.FromResult(stream.AddStreamThread()));
        Both(threads, t => t.Values.Distinct().Count() == 1 && t.Values.All(n => n.EndsWith("-StreamThread-1", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_thread_that_is_replaced_goes_on_where_the_last_commit_was()
    {
        int thrown = 0;
        using var stream = new KafkaStream(Failing(() => Interlocked.Increment(ref thrown) <= 2), Config("classic"));
        stream.SetUncaughtExceptionHandler(_ => StreamThreadExceptionResponse.REPLACE_THREAD);
        await stream.StartAsync();
        Assert.That(() => stream.SetUncaughtExceptionHandler(_ => StreamThreadExceptionResponse.REPLACE_THREAD), Throws.InstanceOf<IllegalStateException>());
        Write("a", Bad, "b");

        Assert.That(Read(3).Distinct(), Is.EqualTo(new[] { "a", Bad, "b" }));
        Assert.That(thrown, Is.EqualTo(3));
        Assert.That(stream.Failure, Is.Null);
    }

    [Test]
    public async Task An_instance_that_shuts_down_alone_leaves_its_work_to_the_others()
    {
        int thrown = 0;
        using var first = Ending(Instance("a", () => Interlocked.Increment(ref thrown) == 1), out var firstEnded);
        using var second = Ending(Instance("b", () => Interlocked.Increment(ref thrown) == 1), out var secondEnded);
        foreach (var stream in new[] { first, second })
        {
            stream.SetUncaughtExceptionHandler(_ => StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
            await stream.StartAsync();
        }

        Cluster.MembersOf("app", 2);
        Write("a", Bad, "b");

        var ended = await (await Task.WhenAny(firstEnded, secondEnded).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.That(ended.Failure, Is.InstanceOf<StreamsException>());
        Assert.That(Read(3).Distinct(), Is.EquivalentTo(new[] { "a", Bad, "b" }));
        Assert.That((ended == first ? second : first).CurrentState.IsRunning(), Is.True);
    }

    [Test]
    public async Task An_application_that_shuts_down_ends_all_of_its_instances([ValueSource(nameof(Protocols))] string protocol)
    {
        using var first = Ending(Instance("a", () => true, protocol), out var firstEnded);
        using var second = Ending(Instance("b", () => true, protocol), out var secondEnded);
        foreach (var stream in new[] { first, second })
        {
            stream.SetUncaughtExceptionHandler(_ => StreamThreadExceptionResponse.SHUTDOWN_APPLICATION);
            await stream.StartAsync();
        }

        if (protocol == "classic") Cluster.MembersOf("app", 2);
        Write("a", Bad);

        await Task.WhenAll(firstEnded, secondEnded).WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(new[] { first.Failure, second.Failure }, Is.All.InstanceOf<StreamsException>());
        Assert.That(new[] { first.Failure!.Message, second.Failure!.Message }, Has.One.Contains("all of them to stop").And.One.Contains("picky"));
    }

    private static KafkaStream Ending(KafkaStream stream, out Task<KafkaStream> ended)
    {
        var source = new TaskCompletionSource<KafkaStream>(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.StateChanged += (_, state) =>
        {
            if (state == KafkaStream.State.ERROR) source.TrySetResult(stream);
        };
        ended = source.Task;
        return stream;
    }

    private KafkaStream Instance(string name, Func<bool> fails, string protocol = "classic")
    {
        var config = Config(protocol);
        config.StateDir = Path.Combine(config.StateDir, name);
        return new KafkaStream(Failing(fails), config);
    }

    private StreamConfig Config(string protocol)
    {
        var config = Config();
        config.AddConfig("group.protocol", protocol);
        config.HeartbeatIntervalMs = 200;
        return config;
    }

    private static Topology Failing(Func<bool> fails)
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValues((v, _) => v == Bad && fails() ? throw new InvalidOperationException("no") : v, "picky").To("out");
        return builder.Build();
    }

    // Which thread works on which partition.
    private static Topology Where(ConcurrentDictionary<int, string> threads)
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").Peek((_, _, context) => threads[context.Partition] = Thread.CurrentThread.Name!).To("out");
        return builder.Build();
    }

    // Writes to both partitions until what was seen is as it should be.
    private void Both(ConcurrentDictionary<int, string> threads, Func<ConcurrentDictionary<int, string>, bool> enough)
    {
        Assert.That(
            () =>
            {
                for (int partition = 0; partition < 2; partition++) Cluster.Write("in", partition, "k", "v");
                Cluster.Flush();
                return enough(threads);
            },
            Is.True.After(60).Seconds.PollEvery(50).MilliSeconds);
    }

    private static async Task RunningAsync(KafkaStream stream, Func<Task> act)
    {
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        StateListener listener = (_, state) =>
        {
            if (state == KafkaStream.State.RUNNING) running.TrySetResult();
        };
        stream.StateChanged += listener;
        await act();
        await running.Task.WaitAsync(TimeSpan.FromSeconds(60));
        stream.StateChanged -= listener;
    }
}
