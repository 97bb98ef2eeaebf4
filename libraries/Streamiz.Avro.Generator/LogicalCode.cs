namespace Streamiz.Avro.Generator;

/// <summary>The .NET types of logical types.</summary>
internal static class LogicalCode
{
    private const string Values = "global::Streamiz.Avro.LogicalValues";

    // Beyond these digits a System.Decimal rounds.
    private const int MostDecimalDigits = 28;

    /// <summary>The code of a schema with a logical type; null where the plain type is used, as it is for nanoseconds, which .NET's types cannot hold.</summary>
    public static Place? Of(AvroSchema schema)
    {
        var logical = schema.LogicalType;
        if (logical is null)
            return null;
        switch (logical.Kind)
        {
            case LogicalTypeKind.Date: return Int("global::System.DateOnly", "Date");
            case LogicalTypeKind.TimeMillis: return Int("global::System.TimeOnly", "TimeMillis");
            case LogicalTypeKind.TimeMicros: return Long("global::System.TimeOnly", "TimeMicros");
            case LogicalTypeKind.TimestampMillis: return Long("global::System.DateTimeOffset", "TimestampMillis");
            case LogicalTypeKind.TimestampMicros: return Long("global::System.DateTimeOffset", "TimestampMicros");
            case LogicalTypeKind.LocalTimestampMillis: return Long("global::System.DateTime", "LocalMillis");
            case LogicalTypeKind.LocalTimestampMicros: return Long("global::System.DateTime", "LocalMicros");
            case LogicalTypeKind.Uuid when schema.Type == AvroType.String:
                return Place.Value("global::System.Guid", $"{Values}.ReadUuid(ref reader)", v => $"{Values}.WriteUuid(ref writer, {v});");
            case LogicalTypeKind.Uuid:
                return Place.Value("global::System.Guid", $"{Values}.ReadFixedUuid(ref reader)", v => $"{Values}.WriteFixedUuid(ref writer, {v});");
            case LogicalTypeKind.Duration:
                return Place.Value("global::Streamiz.Avro.AvroDuration", "global::Streamiz.Avro.AvroDuration.FromBytes(reader.ReadFixed(12))", v => $"writer.WriteFixed({v}.ToBytes());");
            case LogicalTypeKind.Decimal:
                return Decimal(schema, logical);
            default: return null;
        }
    }

    private static Place Decimal(AvroSchema schema, LogicalType logical)
    {
        bool fits = logical.Precision <= MostDecimalDigits;
        string type = fits ? "decimal" : "global::Streamiz.Avro.AvroDecimal";
        string convert = fits ? Values + ".ToDecimal" : "global::Streamiz.Avro.AvroDecimal.FromBytes";
        return schema is FixedSchema bytes
            ? Place.Value(type, $"{convert}(reader.ReadFixed({bytes.Size}), {logical.Scale})", v => $"{Values}.WriteFixedDecimal(ref writer, {v}, {logical.Scale}, {bytes.Size});")
            : Place.Value(type, $"{convert}(reader.ReadBytesSpan(), {logical.Scale})", v => $"{Values}.WriteDecimal(ref writer, {v}, {logical.Scale});");
    }

    private static Place Int(string type, string kind) =>
        Place.Value(type, $"{Values}.To{kind}(reader.ReadInt())", v => $"writer.WriteInt({Values}.From{kind}({v}));");

    private static Place Long(string type, string kind) =>
        Place.Value(type, $"{Values}.To{kind}(reader.ReadLong())", v => $"writer.WriteLong({Values}.From{kind}({v}));");
}
