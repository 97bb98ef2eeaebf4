using System.Text;

namespace Streamiz.Avro;

/// <summary>Values without parts out of JSON, the same in defaults and in data.</summary>
internal static class JsonScalars
{
    // .NET's own constant has the sign set; other languages write this one.
    private static readonly double PositiveNaN = BitConverter.Int64BitsToDouble(0x7ff8000000000000);

    public static AvroValue Read(AvroSchema schema, AvroJson json)
    {
        switch (schema.Type)
        {
            case AvroType.Null when json.Kind == AvroJsonKind.Null: return AvroValue.Null;
            case AvroType.Boolean when json.Kind is AvroJsonKind.True or AvroJsonKind.False: return json.Kind == AvroJsonKind.True;
            case AvroType.Int when json.TryGetInt(out int value): return value;
            case AvroType.Long when json.TryGetLong(out long value): return value;
            case AvroType.Float when TryGetNumber(json, out double value): return (float)value;
            case AvroType.Double when TryGetNumber(json, out double value): return value;
            case AvroType.String when json.Kind == AvroJsonKind.String: return json.Text;
            case AvroType.Bytes when json.Kind == AvroJsonKind.String: return BytesOf(json);
            case AvroType.Fixed when json.Kind == AvroJsonKind.String: return new AvroFixed((FixedSchema)schema, BytesOf(json));
            case AvroType.Enum when json.Kind == AvroJsonKind.String: return AvroValue.Symbol((EnumSchema)schema, json.Text);
            default: throw Wrong(json, schema.TypeName);
        }
    }

    public static AvroDataException Wrong(AvroJson json, string wanted) =>
        new($"{json.Kind.ToString().ToLowerInvariant()} where {wanted} is wanted (line {json.Line}, column {json.Column})");

    private static bool TryGetNumber(AvroJson json, out double value)
    {
        if (!DefaultFault.IsNotFinite(json)) return json.TryGetDouble(out value);
        value = json.Text switch { "NaN" => PositiveNaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity };
        return true;
    }

    private static byte[] BytesOf(AvroJson json)
    {
        foreach (char c in json.Text)
        {
            if (c > 0xff) throw Wrong(json, "a string of characters up to U+00FF");
        }
        return Encoding.Latin1.GetBytes(json.Text);
    }
}
