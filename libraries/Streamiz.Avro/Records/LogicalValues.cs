using System.Buffers.Text;

namespace Streamiz.Avro;

/// <summary>
/// Turns the plain values of logical types into .NET's and back, for generated records. What one side cannot hold is an
/// <see cref="AvroDataException"/>; what is finer than the schema's unit is cut off.
/// </summary>
public static class LogicalValues
{
    private const int EpochDay = 719_162;

    /// <summary>Days since 1970-01-01.</summary>
    public static DateOnly ToDate(int days)
    {
        var day = (long)EpochDay + days;
        return day is >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day) : throw OutOfRange(days, "date");
    }

    /// <summary>Days since 1970-01-01.</summary>
    public static int FromDate(DateOnly date) => date.DayNumber - EpochDay;

    /// <summary>Milliseconds since midnight.</summary>
    public static TimeOnly ToTimeMillis(int millis) => Time(millis, TimeSpan.TicksPerMillisecond);

    /// <summary>Milliseconds since midnight.</summary>
    public static int FromTimeMillis(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>Microseconds since midnight.</summary>
    public static TimeOnly ToTimeMicros(long micros) => Time(micros, TimeSpan.TicksPerMicrosecond);

    /// <summary>Microseconds since midnight.</summary>
    public static long FromTimeMicros(TimeOnly time) => time.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Milliseconds since 1970-01-01T00:00Z.</summary>
    public static DateTimeOffset ToTimestampMillis(long millis) => new(Ticks(millis, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <summary>Milliseconds since 1970-01-01T00:00Z.</summary>
    public static long FromTimestampMillis(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>Microseconds since 1970-01-01T00:00Z.</summary>
    public static DateTimeOffset ToTimestampMicros(long micros) => new(Ticks(micros, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Microseconds since 1970-01-01T00:00Z.</summary>
    public static long FromTimestampMicros(DateTimeOffset time) => Units(time.UtcTicks, TimeSpan.TicksPerMicrosecond);

    /// <summary>Milliseconds since 1970-01-01T00:00 of some zone.</summary>
    public static DateTime ToLocalMillis(long millis) => new(Ticks(millis, TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified);

    /// <summary>Milliseconds since 1970-01-01T00:00 of some zone.</summary>
    public static long FromLocalMillis(DateTime time) => Units(time.Ticks, TimeSpan.TicksPerMillisecond);

    /// <summary>Microseconds since 1970-01-01T00:00 of some zone.</summary>
    public static DateTime ToLocalMicros(long micros) => new(Ticks(micros, TimeSpan.TicksPerMicrosecond), DateTimeKind.Unspecified);

    /// <summary>Microseconds since 1970-01-01T00:00 of some zone.</summary>
    public static long FromLocalMicros(DateTime time) => Units(time.Ticks, TimeSpan.TicksPerMicrosecond);

    /// <summary>Reads a UUID that is written as text.</summary>
    public static Guid ReadUuid(ref AvroReader reader)
    {
        var text = reader.ReadBytesSpan();
        return Utf8Parser.TryParse(text, out Guid uuid, out var used) && used == text.Length && text.Length == 36
            ? uuid
            : throw new AvroDataException("a text that is no UUID");
    }

    /// <summary>Writes a UUID as text.</summary>
    public static void WriteUuid(ref AvroWriter writer, Guid uuid)
    {
        Span<byte> text = stackalloc byte[36];
        uuid.TryFormat(text, out _);
        writer.WriteUtf8(text);
    }

    /// <summary>Reads a UUID of 16 bytes, most significant first.</summary>
    public static Guid ReadFixedUuid(ref AvroReader reader) => new(reader.ReadFixed(16), bigEndian: true);

    /// <summary>Writes a UUID as 16 bytes, most significant first.</summary>
    public static void WriteFixedUuid(ref AvroWriter writer, Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        writer.WriteFixed(bytes);
    }

    /// <summary>Two's complement, most significant byte first, with so many digits behind the point.</summary>
    public static decimal ToDecimal(ReadOnlySpan<byte> bytes, int scale) => AvroDecimal.FromBytes(bytes, scale).ToDecimal();

    /// <summary>Writes a decimal as bytes with their length.</summary>
    public static void WriteDecimal(ref AvroWriter writer, AvroDecimal value, int scale) => writer.WriteBytes(value.WithScale(scale).ToBytes());

    /// <summary>Writes a decimal as bytes with their length.</summary>
    public static void WriteDecimal(ref AvroWriter writer, decimal value, int scale) => WriteDecimal(ref writer, AvroDecimal.Of(value), scale);

    /// <summary>Writes a decimal into so many bytes.</summary>
    public static void WriteFixedDecimal(ref AvroWriter writer, AvroDecimal value, int scale, int size) => writer.WriteFixed(value.WithScale(scale).ToBytes(size));

    /// <summary>Writes a decimal into so many bytes.</summary>
    public static void WriteFixedDecimal(ref AvroWriter writer, decimal value, int scale, int size) => WriteFixedDecimal(ref writer, AvroDecimal.Of(value), scale, size);

    /// <summary>Gives bytes of a fixed back when there are as many as there must be.</summary>
    public static byte[] Sized(byte[] bytes, int size) =>
        bytes.Length == size ? bytes : throw new AvroDataException($"{bytes.Length} bytes for a fixed of {size}");

    /// <summary>The error for a null where the schema has none.</summary>
    public static AvroDataException Missing(string place) => new($"{place} is null, which its schema does not allow");

    private static TimeOnly Time(long units, long ticksPerUnit) =>
        units >= 0 && units < TimeSpan.TicksPerDay / ticksPerUnit ? new TimeOnly(units * ticksPerUnit) : throw OutOfRange(units, "time");

    private static long Ticks(long units, long ticksPerUnit)
    {
        var min = -DateTime.UnixEpoch.Ticks / ticksPerUnit;
        var max = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticksPerUnit;
        return units >= min && units <= max ? DateTime.UnixEpoch.Ticks + (units * ticksPerUnit) : throw OutOfRange(units, "timestamp");
    }

    private static long Units(long ticks, long ticksPerUnit) => (ticks - DateTime.UnixEpoch.Ticks - Remainder(ticks - DateTime.UnixEpoch.Ticks, ticksPerUnit)) / ticksPerUnit;

    private static long Remainder(long value, long by) => ((value % by) + by) % by;

    private static AvroDataException OutOfRange(long value, string what) => new($"{value} is outside of the range of a {what} in .NET");
}
