namespace Streamiz.Avro;

/// <summary>The logical types of the specification.</summary>
public enum LogicalTypeKind
{
    /// <summary>A decimal number: two's complement bytes, most significant first, and a scale of the schema.</summary>
    Decimal,

    /// <summary>A UUID as text or as 16 bytes.</summary>
    Uuid,

    /// <summary>Days since 1970-01-01.</summary>
    Date,

    /// <summary>Milliseconds since midnight.</summary>
    TimeMillis,

    /// <summary>Microseconds since midnight.</summary>
    TimeMicros,

    /// <summary>Milliseconds since 1970-01-01T00:00Z.</summary>
    TimestampMillis,

    /// <summary>Microseconds since 1970-01-01T00:00Z.</summary>
    TimestampMicros,

    /// <summary>Nanoseconds since 1970-01-01T00:00Z.</summary>
    TimestampNanos,

    /// <summary>Milliseconds since 1970-01-01T00:00 of some zone.</summary>
    LocalTimestampMillis,

    /// <summary>Microseconds since 1970-01-01T00:00 of some zone.</summary>
    LocalTimestampMicros,

    /// <summary>Nanoseconds since 1970-01-01T00:00 of some zone.</summary>
    LocalTimestampNanos,

    /// <summary>Months, days and milliseconds, each an unsigned 32-bit little-endian integer.</summary>
    Duration,
}
