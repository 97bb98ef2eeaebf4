using System.Buffers.Binary;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Hosting.Tests;

/// <summary>What an instance knew of time is known to the next one: it stands beside the committed offsets.</summary>
[TestFixture]
public sealed class TimeGoesOnTests : EmbeddedFixture
{
    [Test]
    public async Task Windows_that_came_out_when_they_closed_do_not_come_out_again_after_a_restart([Values] ProcessingGuarantee guarantee)
    {
        await RunAsync(guarantee, Final(), ("k", 1_000));
        await RunAsync(guarantee, Final(), ("k", 25_000));
        // Too late: its window has come out. Without the time of before it would be counted, and come out as a second result.
        await RunAsync(guarantee, Final(), ("k", 5_000), ("k", 26_000));
        await RunAsync(guarantee, Final(), ("k", 45_000));

        var read = Cluster.ReadUntil("out", r => r.Count >= 2);
        Assert.That(read.Select(r => (r.Key, r.Value)), Is.EqualTo(new[] { ("k@0", "1"), ("k@20000", "2") }));
        byte[] note = Convert.FromBase64String(Cluster.Committed("app", "in", 0).Note!);
        Assert.That(note[0], Is.EqualTo(2), "version");
        Assert.That(BinaryPrimitives.ReadInt64BigEndian(note.AsSpan(1)), Is.EqualTo(45_000), "time of the partition");
        Assert.That(BinaryPrimitives.ReadInt64BigEndian(note.AsSpan(note.Length - 8)), Is.EqualTo(45_000), "up to where windows came out");
    }

    [Test]
    public async Task A_late_record_is_late_after_a_restart([Values] ProcessingGuarantee guarantee)
    {
        await RunAsync(guarantee, Counts(), ("k", 1_000), ("k", 25_000));
        await RunAsync(guarantee, Counts(), ("k", 2_000), ("k", 26_000));

        Assert.That(Cluster.ReadUntil("out", r => r.Count >= 3).Select(r => (r.Key, r.Value)), Is.EqualTo(new[] { ("k@0", "1"), ("k@20000", "1"), ("k@20000", "2") }));
    }

    [Test]
    public async Task What_a_filter_left_out_makes_nothing_late_after_a_restart()
    {
        await RunAsync(ProcessingGuarantee.AT_LEAST_ONCE, Counts(), ("k", 1_000), ("not counted", 95_000));
        await RunAsync(ProcessingGuarantee.AT_LEAST_ONCE, Counts(), ("k", 2_000), ("k", 12_000));
        await RunAsync(ProcessingGuarantee.AT_LEAST_ONCE, Counts(), ("k", 3_000), ("k", 13_000));

        Assert.That(Cluster.ReadUntil("out", r => r.Count >= 4).Select(r => (r.Key, r.Value)), Is.EqualTo(new[] { ("k@0", "1"), ("k@0", "2"), ("k@10000", "1"), ("k@10000", "2") }));
    }

    [Test]
    public async Task A_note_that_nobody_can_read_begins_anew_with_a_warning()
    {
        await RunAsync(ProcessingGuarantee.AT_LEAST_ONCE, Counts(), ("k", 25_000));
        Cluster.Commit("app", "in", 0, Cluster.Committed("app", "in", 0).Offset, "garbage");
        await RunAsync(ProcessingGuarantee.AT_LEAST_ONCE, Counts(), ("k", 2_000));

        Assert.That(Cluster.ReadUntil("out", r => r.Count >= 2).Select(r => (r.Key, r.Value)), Is.EqualTo(new[] { ("k@20000", "1"), ("k@0", "1") }));
        Assert.That(Log.Warnings, Has.Some.Contains("in-0").And.Contains("garbage"));
    }

    private static ITimeWindowedKStream<string, string> Windows(StreamBuilder builder, CountdownEvent seen) => builder.Stream<string, string>("in")
        .Peek((_, _, _) => seen.Signal())
        .Filter((k, _, _) => k == "k")
        .GroupByKey()
        .WindowedBy(TumblingWindowOptions.Of(TimeSpan.FromSeconds(10)));

    private static Func<CountdownEvent, Topology> Final() => seen =>
    {
        var builder = new StreamBuilder();
        Write(Windows(builder, seen).EmitStrategy(EmitStrategy.OnWindowClose).Count(Materialized()));
        return builder.Build();
    };

    private static Func<CountdownEvent, Topology> Counts() => seen =>
    {
        var builder = new StreamBuilder();
        Write(Windows(builder, seen).Count(Materialized()));
        return builder.Build();
    };

    private static Materialized<string, long, IWindowStore<Bytes, byte[]>> Materialized() =>
        InMemoryWindows.As<string, long, StringSerDes, Int64SerDes>("windows").WithRetention(TimeSpan.FromHours(1));

    private static void Write(IKTable<Windowed<string>, long> counts) => counts.ToStream()
        .Map((key, count, _) => KeyValuePair.Create($"{key.Key}@{key.Window.StartMs}", $"{count}")).To("out");

    // One instance's life: from its start until it has worked on these records.
    private async Task RunAsync(ProcessingGuarantee guarantee, Func<CountdownEvent, Topology> topology, params (string Key, long Time)[] records)
    {
        using var seen = new CountdownEvent(records.Length);
        var config = Config();
        config.Guarantee = guarantee;
        using var stream = new KafkaStream(topology(seen), config);
        await stream.StartAsync();
        foreach (var (key, time) in records) Cluster.Write("in", 0, key, "x", time);
        Cluster.Flush();
        Assert.That(seen.Wait(TimeSpan.FromSeconds(60)), Is.True);
    }
}
