using System.Globalization;

namespace Streamiz.Avro;

/// <summary>Values of logical types as text: decimals in plain notation, dates and times after ISO 8601 with no more groups of three digits than needed, as Java writes them.</summary>
public static class LogicalText
{
    /// <summary>Gives the text of a value whose schema has a logical type.</summary>
    /// <exception cref="AvroDataException">The value is none of the logical type, or outside the range of .NET's types.</exception>
    /// <exception cref="AvroSchemaException">The schema has no logical type.</exception>
    public static string Write(AvroSchema schema, AvroValue value)
    {
        var logical = schema.LogicalType ?? throw new AvroSchemaException($"{schema.TypeName} has no logical type");
        switch (logical.Kind)
        {
            case LogicalTypeKind.Decimal: return AvroDecimal.FromBytes(value.AsBytes(), logical.Scale).ToString();
            case LogicalTypeKind.Uuid: return (schema.Type == AvroType.String ? ParseUuid(value.AsString()) : new Guid(value.AsBytes(), bigEndian: true)).ToString("D");
            case LogicalTypeKind.Duration: return AvroDuration.FromBytes(value.AsBytes()).ToString();
            case LogicalTypeKind.Date: return LogicalTime.Date(value.AsInt()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case LogicalTypeKind.TimeMillis: return WriteTime(LogicalTime.Time(value.AsInt(), TimeSpan.TicksPerMillisecond).Ticks * 100, true);
            case LogicalTypeKind.TimeMicros: return WriteTime(LogicalTime.Time(value.AsLong(), TimeSpan.TicksPerMicrosecond).Ticks * 100, true);
            default: return WriteTimestamp(logical.Kind, value.AsLong());
        }
    }

    /// <summary>Gives the value of a text.</summary>
    /// <exception cref="AvroDataException">The text is none of the logical type.</exception>
    /// <exception cref="AvroSchemaException">The schema has no logical type.</exception>
    public static AvroValue Read(AvroSchema schema, string text)
    {
        var logical = schema.LogicalType ?? throw new AvroSchemaException($"{schema.TypeName} has no logical type");
        try
        {
            switch (logical.Kind)
            {
                case LogicalTypeKind.Decimal: return Bytes(schema, size => DecimalBytes(AvroDecimal.Parse(text).WithScale(logical.Scale), logical, size));
                case LogicalTypeKind.Uuid when schema.Type == AvroType.String: return ParseUuid(text).ToString("D");
                case LogicalTypeKind.Uuid: return Bytes(schema, _ => ParseUuid(text).ToByteArray(bigEndian: true));
                case LogicalTypeKind.Duration: return Bytes(schema, _ => ParseDuration(text).ToBytes());
                case LogicalTypeKind.Date: return LogicalTime.Days(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture));
                case LogicalTypeKind.TimeMillis: return (int)(ParseTime(text).Ticks / TimeSpan.TicksPerMillisecond);
                case LogicalTypeKind.TimeMicros: return ParseTime(text).Ticks / TimeSpan.TicksPerMicrosecond;
                default: return ReadTimestamp(logical.Kind, text);
            }
        }
        catch (FormatException wrong)
        {
            throw new AvroDataException($"'{text}' is no {logical.Name}", wrong);
        }
    }

    private static string WriteTimestamp(LogicalTypeKind kind, long units)
    {
        var (perSecond, _, isUtc) = UnitOf(kind);
        long seconds = LogicalTime.Floor(units, perSecond);
        long fraction = units - (seconds * perSecond);
        var time = LogicalTime.Timestamp(seconds, TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
        string date = time.ToString("yyyy-MM-dd'T'", CultureInfo.InvariantCulture);
        return date + WriteTime((time.TimeOfDay.Ticks * 100) + (fraction * (1_000_000_000 / perSecond)), !isUtc) + (isUtc ? "Z" : "");
    }

    // Seconds of zero may be left out where no fraction follows.
    private static string WriteTime(long nanosOfDay, bool leaveOutSeconds)
    {
        var time = new TimeOnly(nanosOfDay / 1_000_000_000 * TimeSpan.TicksPerSecond);
        long nanos = nanosOfDay % 1_000_000_000;
        if (nanos == 0) return time.ToString(leaveOutSeconds && time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        string digits = nanos.ToString("D9", CultureInfo.InvariantCulture);
        if (digits.EndsWith("000000", StringComparison.Ordinal)) digits = digits[..3];
        else if (digits.EndsWith("000", StringComparison.Ordinal)) digits = digits[..6];
        return time.ToString("HH:mm:ss", CultureInfo.InvariantCulture) + "." + digits;
    }

    private static AvroValue ReadTimestamp(LogicalTypeKind kind, string text)
    {
        var (perSecond, digits, isUtc) = UnitOf(kind);
        if (text.EndsWith('Z') != isUtc) throw new FormatException("a Z at the end belongs to times in UTC, and to no others");
        string plain = text.TrimEnd('Z');
        int point = plain.IndexOf('.');
        string whole = point < 0 ? plain : plain[..point];
        string fraction = point < 0 ? "0" : plain[(point + 1)..];
        if (fraction.Length > digits) throw new FormatException("more digits than the unit has");
        string[] forms = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"];
        var time = DateTime.ParseExact(whole, forms, CultureInfo.InvariantCulture, DateTimeStyles.None);
        long part = long.Parse(fraction.PadRight(digits, '0'), NumberStyles.None, CultureInfo.InvariantCulture);
        Int128 units = ((Int128)LogicalTime.Units(time, TimeSpan.TicksPerSecond) * perSecond) + part;
        if (units < long.MinValue || units > long.MaxValue) throw new FormatException("beyond 64 bits");
        return (long)units;
    }

    private static (long PerSecond, int Digits, bool IsUtc) UnitOf(LogicalTypeKind kind) => kind switch
    {
        LogicalTypeKind.TimestampMillis => (1000, 3, true),
        LogicalTypeKind.TimestampMicros => (1_000_000, 6, true),
        LogicalTypeKind.TimestampNanos => (1_000_000_000, 9, true),
        LogicalTypeKind.LocalTimestampMillis => (1000, 3, false),
        LogicalTypeKind.LocalTimestampMicros => (1_000_000, 6, false),
        _ => (1_000_000_000, 9, false),
    };

    private static TimeOnly ParseTime(string text)
    {
        string[] forms = ["HH:mm:ss.FFFFFFF", "HH:mm:ss", "HH:mm"];
        return TimeOnly.ParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None);
    }

    private static Guid ParseUuid(string text) => Guid.TryParseExact(text, "D", out var uuid) ? uuid : throw new AvroDataException($"'{text}' is no UUID");

    private static AvroDuration ParseDuration(string text)
    {
        string[] words = text.Split(' ');
        if (words is not [_, "months", _, "days", _, "ms"]) throw new FormatException("a duration is '1 months 2 days 3 ms'");
        uint Number(int at) => uint.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? number : throw new FormatException("a number of 32 bits is wanted");
        return new AvroDuration(Number(0), Number(2), Number(4));
    }

    private static byte[] DecimalBytes(AvroDecimal value, LogicalType logical, int? size)
    {
        if (System.Numerics.BigInteger.Abs(value.Unscaled).ToString(CultureInfo.InvariantCulture).Length > logical.Precision && !value.Unscaled.IsZero)
            throw new AvroDataException($"{value} has more than {logical.Precision} digits");
        return size is { } bytes ? value.ToBytes(bytes) : value.ToBytes();
    }

    private static AvroValue Bytes(AvroSchema schema, Func<int?, byte[]> make) =>
        schema is FixedSchema bytes ? new AvroFixed(bytes, make(bytes.Size)) : make(null);
}
