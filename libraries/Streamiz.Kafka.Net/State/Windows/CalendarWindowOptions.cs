using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Stream;

/// <summary>
/// Windows by the calendar of a time zone: days, weeks or months, one after the other. They begin at midnight there, so they are as long as the calendar says: a day on which
/// the clocks change has 23 or 25 hours. Where midnight does not exist on such a day, the window begins with the first moment after the change; where it exists twice, with
/// the first of the two. (Ours.)
/// </summary>
public sealed class CalendarWindowOptions : WindowOptions<TimeWindow>, IWindowEnds
{
    // The largest change of a zone's clocks that is reckoned with when windows are kept.
    private const long ClockChangeMs = 3 * 3_600_000;
    private const long DayMs = 86_400_000;
    private static readonly long LastMs = new DateTimeOffset(DateTime.MaxValue.AddYears(-1), TimeSpan.Zero).ToUnixTimeMilliseconds();
    private readonly Period _period;
    private readonly DayOfWeek _firstDayOfWeek;

    private CalendarWindowOptions(Period period, TimeZoneInfo zone, DayOfWeek firstDayOfWeek, long graceMs)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (graceMs < 0) throw new ArgumentException($"a grace period must not be negative: {graceMs}", nameof(graceMs));
        (_period, Zone, _firstDayOfWeek, GracePeriodMs) = (period, zone, firstDayOfWeek, graceMs);
    }

    private enum Period
    {
        Day,
        Week,
        Month,
    }

    /// <summary>The time zone whose calendar counts.</summary>
    public TimeZoneInfo Zone { get; }

    /// <inheritdoc/>
    public override long GracePeriodMs { get; }

    /// <summary>No window is longer than this, milliseconds: what is kept for a window is kept so long.</summary>
    public override long Size => ClockChangeMs + (_period switch { Period.Day => 1, Period.Week => 7, _ => 31 } * DayMs);

    /// <summary>A window a day.</summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="grace">How long after its end a window still takes records (at least 0; null for 0).</param>
    public static CalendarWindowOptions Daily(TimeZoneInfo zone, TimeSpan? grace = null) => new(Period.Day, zone, DayOfWeek.Monday, Ms(grace));

    /// <summary>A window a week.</summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="firstDay">The day with which weeks begin.</param>
    /// <param name="grace">How long after its end a window still takes records (at least 0; null for 0).</param>
    public static CalendarWindowOptions Weekly(TimeZoneInfo zone, DayOfWeek firstDay = DayOfWeek.Monday, TimeSpan? grace = null) => new(Period.Week, zone, firstDay, Ms(grace));

    /// <summary>A window a month.</summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="grace">How long after its end a window still takes records (at least 0; null for 0).</param>
    public static CalendarWindowOptions Monthly(TimeZoneInfo zone, TimeSpan? grace = null) => new(Period.Month, zone, DayOfWeek.Monday, Ms(grace));

    /// <inheritdoc/>
    public override IDictionary<long, TimeWindow> WindowsFor(long timestamp)
    {
        var (start, end) = WindowOf(timestamp);
        return new Dictionary<long, TimeWindow> { [start] = new TimeWindow(start, end) };
    }

    long IWindowEnds.EndOf(long startMs) => WindowOf(startMs).EndMs;

    /// <summary>The one window that a time (at least 0) belongs to. What lies before 1970 is cut off; the last window, in the year 9998, does not end.</summary>
    internal (long StartMs, long EndMs) WindowOf(long timestamp)
    {
        if (timestamp >= LastMs) return (LastMs, long.MaxValue);
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(timestamp), Zone).DateTime;
        var first = FirstDay(local.Date);
        long end = MidnightMs(Next(first));
        // Clocks that go back over midnight show the day before once more, when the new day has begun already.
        if (end <= timestamp)
        {
            first = Next(first);
            end = MidnightMs(Next(first));
        }

        return (Math.Max(0, MidnightMs(first)), Math.Min(end, LastMs));
    }

    private static long Ms(TimeSpan? grace) => WindowTime.Ms(grace ?? TimeSpan.Zero);

    private DateTime FirstDay(DateTime day) => _period switch
    {
        Period.Day => day,
        Period.Week => day.AddDays(-(((int)day.DayOfWeek - (int)_firstDayOfWeek + 7) % 7)),
        _ => new DateTime(day.Year, day.Month, 1),
    };

    private DateTime Next(DateTime first) => _period switch { Period.Day => first.AddDays(1), Period.Week => first.AddDays(7), _ => first.AddMonths(1) };

    // The first moment of a day, milliseconds since 1970.
    private long MidnightMs(DateTime day)
    {
        if (Zone.IsAmbiguousTime(day))
        {
            // The larger offset is that of the clocks before they went back.
            return new DateTimeOffset(day, Zone.GetAmbiguousTimeOffsets(day).Max()).ToUnixTimeMilliseconds();
        }

        if (!Zone.IsInvalidTime(day)) return new DateTimeOffset(day, Zone.GetUtcOffset(day)).ToUnixTimeMilliseconds();
        // Taken as the clocks went before the change, a midnight that was left out is the moment of the change or soon after it: the change itself is looked for.
        long before = new DateTimeOffset(day.AddDays(-1), Zone.GetUtcOffset(day.AddDays(-1))).ToUnixTimeMilliseconds(), after = before + DayMs + ClockChangeMs;
        while (after - before > 1)
        {
            long between = before + ((after - before) / 2);
            if (TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(between), Zone).DateTime < day) before = between;
            else after = between;
        }

        return after;
    }
}
