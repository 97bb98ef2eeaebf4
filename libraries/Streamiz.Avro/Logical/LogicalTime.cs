namespace Streamiz.Avro;

/// <summary>Dates and times of the logical types as .NET types. A .NET tick is 100 ns, so nanoseconds are cut there; what .NET's range does not hold is refused.</summary>
public static class LogicalTime
{
    private static readonly int UnixDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>A date from its days since 1970-01-01.</summary>
    /// <exception cref="AvroDataException">The date is outside the years 1 to 9999.</exception>
    public static DateOnly Date(int days)
    {
        long day = (long)days + UnixDay;
        if (day < DateOnly.MinValue.DayNumber || day > DateOnly.MaxValue.DayNumber) throw new AvroDataException($"a date {days} days from 1970 is outside the years 1 to 9999");
        return DateOnly.FromDayNumber((int)day);
    }

    /// <summary>The days since 1970-01-01.</summary>
    public static int Days(DateOnly date) => date.DayNumber - UnixDay;

    /// <summary>A time of day from its units since midnight.</summary>
    /// <param name="units">Milliseconds or microseconds.</param>
    /// <param name="ticksPerUnit"><see cref="TimeSpan.TicksPerMillisecond"/> or <see cref="TimeSpan.TicksPerMicrosecond"/>.</param>
    /// <exception cref="AvroDataException">The time is outside of a day.</exception>
    public static TimeOnly Time(long units, long ticksPerUnit)
    {
        if (units < 0 || units >= TimeSpan.TicksPerDay / ticksPerUnit) throw new AvroDataException($"a time of day of {units} units is outside of a day");
        return new TimeOnly(units * ticksPerUnit);
    }

    /// <summary>A time from its milliseconds or microseconds since 1970.</summary>
    /// <param name="units">Units since 1970-01-01T00:00.</param>
    /// <param name="ticksPerUnit"><see cref="TimeSpan.TicksPerMillisecond"/> or <see cref="TimeSpan.TicksPerMicrosecond"/>.</param>
    /// <param name="kind">UTC, or unspecified for local times.</param>
    /// <exception cref="AvroDataException">The time is outside the years 1 to 9999.</exception>
    public static DateTime Timestamp(long units, long ticksPerUnit, DateTimeKind kind) => Make((Int128)units * ticksPerUnit, kind);

    /// <summary>A time from its nanoseconds since 1970, cut to 100 ns towards the past.</summary>
    public static DateTime TimestampOfNanos(long nanos, DateTimeKind kind) => Make(Floor(nanos, 100), kind);

    /// <summary>The units since 1970, cut towards the past.</summary>
    public static long Units(DateTime time, long ticksPerUnit) => Floor(time.Ticks - DateTime.UnixEpoch.Ticks, ticksPerUnit);

    /// <summary>The nanoseconds since 1970.</summary>
    /// <exception cref="AvroDataException">The time is outside the years 1677 to 2262.</exception>
    public static long Nanos(DateTime time)
    {
        Int128 nanos = (Int128)(time.Ticks - DateTime.UnixEpoch.Ticks) * 100;
        if (nanos < long.MinValue || nanos > long.MaxValue) throw new AvroDataException($"{time:O} is beyond nanoseconds of 64 bits");
        return (long)nanos;
    }

    internal static long Floor(long value, long divisor)
    {
        long quotient = Math.DivRem(value, divisor, out long rest);
        return rest < 0 ? quotient - 1 : quotient;
    }

    private static DateTime Make(Int128 ticks, DateTimeKind kind)
    {
        Int128 sum = ticks + DateTime.UnixEpoch.Ticks;
        if (sum < 0 || sum > DateTime.MaxValue.Ticks) throw new AvroDataException("a time outside the years 1 to 9999");
        return new DateTime((long)sum, kind);
    }
}
