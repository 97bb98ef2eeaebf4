using System;
using System.Collections.Generic;

namespace Streamiz.Avro;

/// <summary>A logical type that the library knows and that is valid on its schema. Others are ignored, as the specification wants.</summary>
public sealed class LogicalType
{
    private static readonly Dictionary<string, KeyValuePair<LogicalTypeKind, AvroType>> Simple = new Dictionary<string, KeyValuePair<LogicalTypeKind, AvroType>>
    {
        ["date"] = Pair(LogicalTypeKind.Date, AvroType.Int),
        ["time-millis"] = Pair(LogicalTypeKind.TimeMillis, AvroType.Int),
        ["time-micros"] = Pair(LogicalTypeKind.TimeMicros, AvroType.Long),
        ["timestamp-millis"] = Pair(LogicalTypeKind.TimestampMillis, AvroType.Long),
        ["timestamp-micros"] = Pair(LogicalTypeKind.TimestampMicros, AvroType.Long),
        ["timestamp-nanos"] = Pair(LogicalTypeKind.TimestampNanos, AvroType.Long),
        ["local-timestamp-millis"] = Pair(LogicalTypeKind.LocalTimestampMillis, AvroType.Long),
        ["local-timestamp-micros"] = Pair(LogicalTypeKind.LocalTimestampMicros, AvroType.Long),
        ["local-timestamp-nanos"] = Pair(LogicalTypeKind.LocalTimestampNanos, AvroType.Long),
    };

    private LogicalType(LogicalTypeKind kind, string name, int precision, int scale)
    {
        Kind = kind;
        Name = name;
        Precision = precision;
        Scale = scale;
    }

    /// <summary>Which one it is.</summary>
    public LogicalTypeKind Kind { get; }

    /// <summary>Its name in schemas, as <c>timestamp-millis</c>.</summary>
    public string Name { get; }

    /// <summary>Of a decimal the greatest number of digits, else 0.</summary>
    public int Precision { get; }

    /// <summary>Of a decimal the number of digits behind the point, else 0.</summary>
    public int Scale { get; }

    // Null when the schema has no logical type, or one that is unknown or not valid on it.
    internal static LogicalType? Of(AvroSchema schema)
    {
        var property = schema.FindProperty("logicalType");
        if (property is null || property.Kind != AvroJsonKind.String) return null;
        string name = property.Text;
        if (Simple.TryGetValue(name, out var simple))
            return schema.Type == simple.Value ? new LogicalType(simple.Key, name, 0, 0) : null;
        int size = schema is FixedSchema fixedSchema ? fixedSchema.Size : -1;
        switch (name)
        {
            case "uuid": return schema.Type == AvroType.String || size == 16 ? new LogicalType(LogicalTypeKind.Uuid, name, 0, 0) : null;
            case "duration": return size == 12 ? new LogicalType(LogicalTypeKind.Duration, name, 0, 0) : null;
            case "decimal": return DecimalOf(schema, size);
            default: return null;
        }
    }

    private static LogicalType? DecimalOf(AvroSchema schema, int size)
    {
        if (schema.Type != AvroType.Bytes && size < 0) return null;
        var precisionProperty = schema.FindProperty("precision");
        if (precisionProperty is null || !precisionProperty.TryGetInt(out int precision) || precision <= 0) return null;
        int scale = 0;
        var scaleProperty = schema.FindProperty("scale");
        if (scaleProperty != null && !scaleProperty.TryGetInt(out scale)) return null;
        if (scale < 0 || scale > precision) return null;
        // The digits that n bytes of two's complement can always hold.
        if (size >= 0 && precision > Math.Floor(Math.Log10(2) * ((8.0 * size) - 1))) return null;
        return new LogicalType(LogicalTypeKind.Decimal, "decimal", precision, scale);
    }

    private static KeyValuePair<LogicalTypeKind, AvroType> Pair(LogicalTypeKind kind, AvroType type) => new KeyValuePair<LogicalTypeKind, AvroType>(kind, type);
}
