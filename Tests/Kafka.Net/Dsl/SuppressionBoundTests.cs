using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

/// <summary>Suppression that does not wait for ever where no records come.</summary>
[TestFixture]
public sealed class SuppressionBoundTests
{
    [Test]
    public void What_is_held_back_goes_on_when_stream_time_has_stood_still_for_the_bound()
    {
        using var driver = Windows(s => s.WithWallClockBound(TimeSpan.FromSeconds(30)));
        Pipe(driver, "a@1", "b@2", "a@3");
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(29));
        Assert.That(Read(driver), Is.Empty);
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(1));
        Assert.That(Read(driver), Is.EqualTo(["a[0]=2", "b[0]=1"]));
        driver.AdvanceWallClockTime(TimeSpan.FromMinutes(10));
        Assert.That(Read(driver), Is.Empty, "once");
    }

    [Test]
    public void A_record_that_moves_stream_time_begins_the_wait_anew_and_one_that_does_not_does_not()
    {
        using var driver = Windows(s => s.WithWallClockBound(TimeSpan.FromSeconds(30)));
        Pipe(driver, "a@5");
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(20));
        Pipe(driver, "a@6");
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(20));
        Pipe(driver, "a@6");
        Assert.That(Read(driver), Is.Empty);
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(10));
        Assert.That(Read(driver), Is.EqualTo(["a[0]=3"]));
    }

    [Test]
    public void What_comes_later_for_a_window_that_has_gone_on_is_a_second_result()
    {
        using var driver = Windows(s => s.WithWallClockBound(TimeSpan.FromSeconds(30)));
        Pipe(driver, "a@1");
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(30));
        Pipe(driver, "a@2");
        Assert.That(Read(driver), Is.EqualTo(["a[0]=1"]));
        Pipe(driver, "a@20");
        Assert.That(Read(driver), Is.EqualTo(["a[0]=2"]));
    }

    [Test]
    public void A_time_limit_has_a_bound_too_and_without_one_nothing_goes_on()
    {
        using var bounded = Table(Limit().WithWallClockBound(TimeSpan.FromSeconds(30)));
        using var waiting = Table(Limit());
        foreach (var driver in new[] { bounded, waiting })
        {
            Pipe(driver, "a@1", "a@2");
            driver.AdvanceWallClockTime(TimeSpan.FromDays(30));
        }

        Assert.That(bounded.CreateOutputTopic<string, string>("out").ReadKeyValueList().Select(r => (r.Message.Value, r.Message.Timestamp.UnixTimestampMs)), Is.EqualTo(new[] { ("2", 2L) }));
        Assert.That(waiting.CreateOutputTopic<string, string>("out").ReadKeyValueList(), Is.Empty);
        Assert.That(() => Limit().WithWallClockBound(TimeSpan.Zero), Throws.ArgumentException);

        static Suppressed<string, string> Limit() => SuppressedBuilder.UntilTimeLimit<string, string>(TimeSpan.FromHours(1), StrictBufferConfig.Unbounded());
    }

    [Test]
    public void What_has_gone_on_is_deleted_in_the_buffers_changelog()
    {
        using var driver = Windows(s => s.WithName("held").WithWallClockBound(TimeSpan.FromSeconds(30)));
        Pipe(driver, "a@1");
        driver.AdvanceWallClockTime(TimeSpan.FromSeconds(30));
        var log = driver.CreateOutputTopic<byte[], byte[], ByteArraySerDes, ByteArraySerDes>("bound-held-store-changelog").ReadKeyValueList().ToList();
        Assert.That(log.Select(r => r.Message.Value is null), Is.EqualTo(new[] { false, true }));
    }

    private static TopologyTestDriver Windows(Func<Suppressed<Windowed<string>, long>, Suppressed<Windowed<string>, long>> with)
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().WindowedBy(TumblingWindowOptions.Of(10)).Count(InMemoryWindows.As<string, long, StringSerDes, Int64SerDes>("counts"))
            .Suppress(with(SuppressedBuilder.UntilWindowClose<Windowed<string>, long>(StrictBufferConfig.Unbounded())))
            .ToStream((window, _) => $"{window.Key}[{window.Window.StartMs}]").MapValues((count, _) => $"{count}").To("out", new StringSerDes(), new StringSerDes());
        return new TopologyTestDriver(builder.Build(), Config());
    }

    private static TopologyTestDriver Table(Suppressed<string, string> suppressed)
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").GroupByKey().Count(InMemory.As<string, long, StringSerDes, Int64SerDes>("counts")).MapValues((count, _) => $"{count}")
            .Suppress(suppressed.WithValueSerdes(new StringSerDes())).ToStream().To("out", new StringSerDes(), new StringSerDes());
        return new TopologyTestDriver(builder.Build(), Config());
    }

    private static StreamConfig<StringSerDes, StringSerDes> Config() => new() { ApplicationId = "bound" };

    private static void Pipe(TopologyTestDriver driver, params string[] steps)
    {
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (string step in steps)
            input.PipeInput(step[..1], "x", DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(step[2..], System.Globalization.CultureInfo.InvariantCulture)).UtcDateTime);
    }

    private static List<string> Read(TopologyTestDriver driver) => [.. driver.CreateOutputTopic<string, string>("out").ReadKeyValueList().Select(r => $"{r.Message.Key}={r.Message.Value}")];
}
