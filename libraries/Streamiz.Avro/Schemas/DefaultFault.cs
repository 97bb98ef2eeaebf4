namespace Streamiz.Avro;

/// <summary>Says why a JSON value is no default of a schema. A union takes any of its branches.</summary>
internal sealed class DefaultFault
{
    // Records can hold themselves through their defaults; so deep a default is no default.
    private const int MaxDepth = 1000;
    private const int MaxSteps = 1_000_000;

    private readonly bool _strict;
    private int _steps;

    private DefaultFault(bool strict) => _strict = strict;

    // Null when the value fits.
    public static string? Of(AvroSchema schema, AvroJson value) => new DefaultFault(true).Find(schema, value, 0);

    // As above, but a text is enough for an enum, bytes or fixed: schemas with other symbols or sizes than their defaults are about, and harmless until the default is used.
    public static string? OfShape(AvroSchema schema, AvroJson value) => new DefaultFault(false).Find(schema, value, 0);

    private string? Find(AvroSchema schema, AvroJson value, int depth)
    {
        Depth.Check();
        if (depth > MaxDepth || ++_steps > MaxSteps) return "it has no end";
        switch (schema.Type)
        {
            case AvroType.Null: return value.Kind == AvroJsonKind.Null ? null : "null is wanted";
            case AvroType.Boolean: return value.Kind is AvroJsonKind.True or AvroJsonKind.False ? null : "true or false is wanted";
            case AvroType.Int: return value.TryGetInt(out _) ? null : "an integer of 32 bits is wanted";
            case AvroType.Long: return value.TryGetLong(out _) ? null : "an integer of 64 bits is wanted";
            case AvroType.Float:
            case AvroType.Double: return value.Kind == AvroJsonKind.Number || IsNotFinite(value) ? null : "a number is wanted";
            case AvroType.String: return value.Kind == AvroJsonKind.String ? null : "a string is wanted";
            case AvroType.Bytes: return IsBytes(value) ? null : "a string of characters up to U+00FF is wanted";
            case AvroType.Fixed: return IsBytes(value) && (!_strict || value.Text.Length == ((FixedSchema)schema).Size) ? null : "a string of " + ((FixedSchema)schema).Size + " characters up to U+00FF is wanted";
            case AvroType.Enum: return value.Kind == AvroJsonKind.String && (!_strict || ((EnumSchema)schema).IndexOf(value.Text) >= 0) ? null : "one of the symbols is wanted";
            case AvroType.Array: return OfArray((ArraySchema)schema, value, depth);
            case AvroType.Map: return OfMap((MapSchema)schema, value, depth);
            case AvroType.Union: return OfUnion((UnionSchema)schema, value, depth);
            default: return OfRecord((RecordSchema)schema, value, depth);
        }
    }

    // JSON has no word for these numbers; Avro Java takes them as text.
    public static bool IsNotFinite(AvroJson value) => value.Kind == AvroJsonKind.String && value.Text is "NaN" or "Infinity" or "-Infinity";

    private string? OfArray(ArraySchema schema, AvroJson value, int depth)
    {
        if (value.Kind != AvroJsonKind.Array) return "an array is wanted";
        foreach (var item in value.Items)
        {
            string? fault = Find(schema.Items, item, depth + 1);
            if (fault != null) return fault;
        }
        return null;
    }

    private string? OfMap(MapSchema schema, AvroJson value, int depth)
    {
        if (value.Kind != AvroJsonKind.Object) return "an object is wanted";
        foreach (var member in value.Members)
        {
            string? fault = Find(schema.Values, member.Value, depth + 1);
            if (fault != null) return fault;
        }
        return null;
    }

    private string? OfUnion(UnionSchema schema, AvroJson value, int depth)
    {
        foreach (var branch in schema.Branches)
        {
            if (Find(branch, value, depth + 1) is null) return null;
        }
        return "it fits no branch of the union (and is not tagged with one)";
    }

    private string? OfRecord(RecordSchema schema, AvroJson value, int depth)
    {
        if (value.Kind != AvroJsonKind.Object) return "an object is wanted";
        foreach (var field in schema.Fields)
        {
            var part = value.Find(field.Name) ?? field.Default;
            if (part is null) return "field '" + field.Name + "' is missing and has no default";
            string? fault = Find(field.Schema, part, depth + 1);
            if (fault != null) return "field '" + field.Name + "': " + fault;
        }
        return null;
    }

    private bool IsBytes(AvroJson value)
    {
        if (value.Kind != AvroJsonKind.String) return false;
        if (!_strict) return true;
        foreach (char c in value.Text)
        {
            if (c > 0xff) return false;
        }
        return true;
    }
}
