namespace Streamiz.Avro;

/// <summary>A schema without parts: null, boolean, int, long, float, double, bytes, string.</summary>
public sealed class PrimitiveSchema : AvroSchema
{
    internal PrimitiveSchema(AvroType type)
        : base(type)
    {
    }

    // Null when the name is not that of a primitive type.
    internal static AvroType? TypeOf(string name)
    {
        switch (name)
        {
            case "null": return AvroType.Null;
            case "boolean": return AvroType.Boolean;
            case "int": return AvroType.Int;
            case "long": return AvroType.Long;
            case "float": return AvroType.Float;
            case "double": return AvroType.Double;
            case "bytes": return AvroType.Bytes;
            case "string": return AvroType.String;
            default: return null;
        }
    }
}
