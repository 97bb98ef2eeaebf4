using System.Text;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

[TestFixture]
public sealed class LateRecordTests
{
    [Test]
    public void A_record_that_no_window_takes_comes_out_beside_with_its_time_and_headers()
    {
        var (counts, late, dropped) = Run(
            grouped => grouped.WindowedBy(TumblingWindowOptions.Of(10, 5)).OnLate(Send).Count(), "a@1", "b@14", "c@9", "d@15", "e@3", "f@12");
        Assert.That(counts, Is.EqualTo(["0=1", "10=1", "0=2", "10=2", "10=3"]));
        Assert.That(late, Is.EqualTo(["k=e@3 from-e"]));
        Assert.That(dropped, Is.EqualTo(1));
    }

    [Test]
    public void A_record_that_one_of_its_windows_takes_is_not_late()
    {
        var (_, late, dropped) = Run(grouped => grouped.WindowedBy(HoppingWindowOptions.Of(10, 5)).OnLate(Send).Count(), "a@20", "b@14", "c@9", "d@15");
        Assert.That(late, Is.EqualTo(["k=b@14 from-b", "k=c@9 from-c"]));
        Assert.That(dropped, Is.EqualTo(5), "one a closed window");
    }

    [Test]
    public void A_late_record_of_a_sliding_window_comes_out_once()
    {
        var (_, late, _) = Run(grouped => grouped.WindowedBy(SlidingWindowOptions.Of(10, 5)).OnLate(Send).Count(), "a@50", "b@39", "c@30", "d@34", "e@45");
        Assert.That(late, Is.EqualTo(["k=b@39 from-b", "k=c@30 from-c", "k=d@34 from-d"]));
    }

    [Test]
    public void A_late_record_of_a_session_comes_out_unless_it_joins_an_open_one()
    {
        var (_, late, dropped) = Run(grouped => grouped.WindowedBy(SessionWindowOptions.Of(10)).OnLate(Send).Count(), "a@40", "b@28", "c@32", "d@25");
        Assert.That(late, Is.EqualTo(["k=b@28 from-b"]));
        Assert.That(dropped, Is.EqualTo(1));
    }

    [Test]
    public void Late_records_come_out_when_results_only_come_on_close()
    {
        var (counts, late, _) = Run(grouped => grouped.WindowedBy(TumblingWindowOptions.Of(10)).EmitStrategy(EmitStrategy.OnWindowClose).OnLate(Send).Count(), "a@1", "b@12", "c@2", "d@20");
        Assert.That(counts, Is.EqualTo(["0=1", "10=1"]));
        Assert.That(late, Is.EqualTo(["k=c@2 from-c"]));
    }

    [Test]
    public void Late_records_can_be_grouped_again()
    {
        var (_, late, _) = Run(
            grouped => grouped.WindowedBy(TumblingWindowOptions.Of(10)).OnLate(l => l.GroupByKey().Count().ToStream().MapValues((n, _) => $"{n} late").To("late", new StringSerDes(), new StringSerDes())).Count(),
            "a@20", "b@1", "c@2");
        Assert.That(late, Is.EqualTo(["k=1 late@1 from-b", "k=2 late@2 from-c"]));
    }

    [Test]
    public void The_output_stands_behind_the_aggregation_and_numbers_shift_only_where_it_is_used()
    {
        Assert.That(Describe(windowed => windowed), Does.Not.Contain("LATE"));
        string with = Describe(windowed => windowed.OnLate(Send, "too-late"));
        Assert.That(with, Does.Contain("Processor: too-late (stores: [])\n      --> KSTREAM-SINK-"));
        Assert.That(with, Does.Contain("<-- KSTREAM-AGGREGATE-"));
    }

    [Test]
    public void What_nothing_is_done_with_is_refused() =>
        Assert.That(() => new StreamBuilder().Stream<string, string>("in").GroupByKey().WindowedBy(TumblingWindowOptions.Of(10)).OnLate(null!), Throws.ArgumentNullException);

    private static void Send(IKStream<string, string> late) => late.To("late", new StringSerDes(), new StringSerDes());

    private static string Describe(Func<ITimeWindowedKStream<string, string>, ITimeWindowedKStream<string, string>> with)
    {
        var builder = new StreamBuilder();
        with(builder.Stream("in", new StringSerDes(), new StringSerDes()).GroupByKey().WindowedBy(TumblingWindowOptions.Of(10))).Count();
        return builder.Build().Describe().ToString()!;
    }

    // Steps are value@time, all under one key and each with a header.
    private static (List<string> Counts, List<string> Late, long Dropped) Run(Func<IKGroupedStream<string, string>, IKTable<Windowed<string>, long>> count, params string[] steps)
    {
        var builder = new StreamBuilder();
        count(builder.Stream("in", new StringSerDes(), new StringSerDes()).GroupByKey()).ToStream((window, _) => $"{window.Window.StartMs}").To("counts", new StringSerDes(), new Int64SerDes());
        using var driver = new TopologyTestDriver(builder.Build(), new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "late" });
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (string step in steps)
        {
            var (value, time) = (step[..step.IndexOf('@', StringComparison.Ordinal)], long.Parse(step[(step.IndexOf('@', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture));
            input.PipeInput("k", value, DateTimeOffset.FromUnixTimeMilliseconds(time).UtcDateTime, new Headers { { "from-" + value, null } });
        }

        var counts = driver.CreateOutputTopic<string, long, StringSerDes, Int64SerDes>("counts").ReadKeyValueList().Where(r => r.Message.Value != 0).Select(r => $"{r.Message.Key}={r.Message.Value}");
        var late = driver.CreateOutputTopic<string, string>("late").ReadKeyValueList()
            .Select(r => $"{r.Message.Key}={r.Message.Value}@{r.Message.Timestamp.UnixTimestampMs} {string.Join(' ', r.Message.Headers.Select(h => h.Key))}");
        return ([.. counts], [.. late], driver.DroppedRecords);
    }
}
