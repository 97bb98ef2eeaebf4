using Streamiz.Kafka.Net.Crosscutting;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;

namespace Streamiz.Kafka.Net.Tests.Dsl;

[TestFixture]
public sealed class CalendarWindowTests
{
    private const long Hour = 3_600_000;

    // Clocks go forward at two, and back at three: midnight is always there, once.
    private static readonly TimeZoneInfo Central = Zone(1, (3, 5, 2), (10, 5, 3));

    // Clocks go forward at midnight, and back at one: midnight is missing on one day, and twice there on another.
    private static readonly TimeZoneInfo Island = Zone(-5, (3, 2, 0), (11, 1, 1));

    // Clocks go back at midnight: an hour of the day before comes twice.
    private static readonly TimeZoneInfo South = Zone(-3, (10, 3, 0), (2, 3, 0));

    private static readonly TimeZoneInfo[] Zones = [TimeZoneInfo.Utc, Central, Island, South, TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromMinutes(825), null, null)];

    [Test]
    public void A_day_is_as_long_as_its_clocks_say()
    {
        var days = CalendarWindowOptions.Daily(Central);
        Assert.That(Window(days, "2025-01-15T12:00Z"), Is.EqualTo(("2025-01-14T23:00Z", 24)));
        Assert.That(Window(days, "2025-03-30T12:00Z"), Is.EqualTo(("2025-03-29T23:00Z", 23)));
        Assert.That(Window(days, "2025-10-26T12:00Z"), Is.EqualTo(("2025-10-25T22:00Z", 25)));
    }

    [Test]
    public void A_day_without_a_midnight_begins_with_the_change_and_one_with_two_with_the_first()
    {
        var days = CalendarWindowOptions.Daily(Island);
        Assert.That(Window(days, "2025-03-09T12:00Z"), Is.EqualTo(("2025-03-09T05:00Z", 23)));
        Assert.That(Window(days, "2025-11-02T12:00Z"), Is.EqualTo(("2025-11-02T04:00Z", 25)));
    }

    [Test]
    public void Weeks_begin_with_the_day_that_was_asked_for_and_months_with_the_first()
    {
        Assert.That(Window(CalendarWindowOptions.Weekly(TimeZoneInfo.Utc), "2025-10-26T12:00Z"), Is.EqualTo(("2025-10-20T00:00Z", 168)));
        Assert.That(Window(CalendarWindowOptions.Weekly(TimeZoneInfo.Utc, DayOfWeek.Sunday), "2025-10-26T12:00Z"), Is.EqualTo(("2025-10-26T00:00Z", 168)));
        Assert.That(Window(CalendarWindowOptions.Monthly(TimeZoneInfo.Utc), "2024-02-29T23:59Z"), Is.EqualTo(("2024-02-01T00:00Z", 29 * 24)));
        Assert.That(Window(CalendarWindowOptions.Monthly(Central), "2025-03-31T21:59Z"), Is.EqualTo(("2025-02-28T23:00Z", (31 * 24) - 1)));
    }

    [Test]
    public void Windows_follow_one_another_without_gap_or_overlap([ValueSource(nameof(Zones))] TimeZoneInfo zone)
    {
        CalendarWindowOptions[] all = [CalendarWindowOptions.Daily(zone), CalendarWindowOptions.Weekly(zone), CalendarWindowOptions.Monthly(zone)];
        foreach (var windows in all)
        {
            long until = Ms("2026-01-01T00:00Z");
            for (long at = Ms("2024-12-31T12:00Z"); at < until;)
            {
                var (start, end) = Of(windows, at);
                Assert.That(at, Is.InRange(start, end - 1));
                Assert.That(end - start, Is.LessThanOrEqualTo(windows.Size));
                Assert.That(Of(windows, end - 1), Is.EqualTo((start, end)));
                Assert.That(Of(windows, end).Start, Is.EqualTo(end));
                at = end;
            }
        }
    }

    [Test]
    public void Every_moment_of_a_day_of_change_belongs_to_one_window([ValueSource(nameof(Zones))] TimeZoneInfo zone)
    {
        var days = CalendarWindowOptions.Daily(zone);
        foreach (string day in new[] { "2025-02-15", "2025-03-09", "2025-03-30", "2025-10-19", "2025-10-26", "2025-11-02" })
        {
            long middle = Ms(day + "T12:00Z");
            var before = Of(days, middle - (36 * Hour));
            for (long at = middle - (36 * Hour); at < middle + (36 * Hour); at += 60_000)
            {
                var now = Of(days, at);
                Assert.That(at, Is.InRange(now.Start, now.End - 1));
                Assert.That(now == before || now.Start == before.End, "windows follow one another");
                before = now;
            }
        }
    }

    [Test]
    public void Time_begins_in_1970_and_ends_in_the_last_window()
    {
        Assert.That(Of(CalendarWindowOptions.Daily(Central), 0), Is.EqualTo((0L, 23 * Hour)));
        Assert.That(Of(CalendarWindowOptions.Monthly(Central), long.MaxValue).End, Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void A_negative_grace_period_is_refused() => Assert.That(() => CalendarWindowOptions.Daily(Central, TimeSpan.FromHours(-1)), Throws.ArgumentException);

    [Test]
    public void Counts_by_day_come_out_under_windows_with_their_own_ends([Values] bool caching)
    {
        var output = Counts(CalendarWindowOptions.Daily(Central), onClose: false, caching, "2025-03-29T22:59Z", "2025-03-29T23:00Z", "2025-03-30T21:59Z", "2025-03-30T22:00Z");
        Assert.That(output, Is.EqualTo(["2025-03-28T23:00Z/2025-03-29T23:00Z=1", "2025-03-29T23:00Z/2025-03-30T22:00Z=1", "2025-03-29T23:00Z/2025-03-30T22:00Z=2", "2025-03-30T22:00Z/2025-03-31T22:00Z=1"]));
    }

    [Test]
    public void A_closed_day_comes_out_once_after_its_end_and_grace_and_a_late_record_no_more()
    {
        var days = CalendarWindowOptions.Daily(Central, TimeSpan.FromHours(2));
        var output = Counts(days, onClose: true, caching: false,
            "2025-10-25T23:00Z", "2025-10-26T22:00Z", "2025-10-26T23:30Z", "2025-10-26T22:30Z", "2025-10-27T00:59Z", "2025-10-26T22:59Z", "2025-10-27T01:00Z", "2025-10-26T12:00Z", "2025-10-28T01:00Z");
        Assert.That(output, Is.EqualTo(["2025-10-25T22:00Z/2025-10-26T23:00Z=4", "2025-10-26T23:00Z/2025-10-27T23:00Z=3"]));
    }

    private static List<string> Counts(CalendarWindowOptions windows, bool onClose, bool caching, params string[] times)
    {
        var builder = new StreamBuilder();
        var store = Materialized<string, long, IWindowStore<Bytes, byte[]>>.Create("counts");
        var counted = builder.Stream("in", new StringSerDes(), new StringSerDes()).GroupByKey().WindowedBy(windows)
            .EmitStrategy(onClose ? EmitStrategy.OnWindowClose : EmitStrategy.OnWindowUpdate).Count(caching ? store.WithCachingEnabled() : store.WithCachingDisabled());
        counted.ToStream().To("out", new TimeWindowedSerDes<string>(new StringSerDes(), windows), new Int64SerDes());
        using var driver = new TopologyTestDriver(builder.Build(), new StreamConfig<StringSerDes, StringSerDes> { ApplicationId = "calendar" });
        var input = driver.CreateInputTopic<string, string>("in");
        foreach (string time in times) input.PipeInput("k", "v", Time(time).UtcDateTime);
        return [.. driver.CreateOutputTopic("out", TimeSpan.Zero, new TimeWindowedSerDes<string>(new StringSerDes(), windows), new Int64SerDes()).ReadKeyValueList()
            .Select(r => $"{Text(r.Message.Key.Window.StartMs)}/{Text(r.Message.Key.Window.EndMs)}={r.Message.Value}")];
    }

    private static (string Start, int Hours) Window(CalendarWindowOptions windows, string time)
    {
        var (start, end) = Of(windows, Ms(time));
        return (Text(start), (int)((end - start) / Hour));
    }

    private static (long Start, long End) Of(CalendarWindowOptions windows, long at)
    {
        var (start, window) = windows.WindowsFor(at).Single();
        Assert.That(window.StartMs, Is.EqualTo(start));
        return (window.StartMs, window.EndMs);
    }

    private static DateTimeOffset Time(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    private static long Ms(string time) => Time(time).ToUnixTimeMilliseconds();

    private static string Text(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-ddTHH:mmZ", System.Globalization.CultureInfo.InvariantCulture);

    // Clocks go an hour forward and back on Sundays: month, which Sunday (5: the last), hour.
    private static TimeZoneInfo Zone(int offset, (int Month, int Week, int Hour) forward, (int Month, int Week, int Hour) back)
    {
        TimeZoneInfo.TransitionTime At((int Month, int Week, int Hour) change) =>
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, change.Hour, 0, 0), change.Month, change.Week, DayOfWeek.Sunday);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1), At(forward), At(back));
        return TimeZoneInfo.CreateCustomTimeZone($"zone{offset}", TimeSpan.FromHours(offset), null, null, null, [rule]);
    }
}
