using System.Runtime.CompilerServices;

namespace Streamiz.Avro;

/// <summary>Says why a JSON value is no default of a schema. A union takes any of its branches.</summary>
internal static class DefaultFault
{
    // Records can hold themselves through their defaults; so deep a default is no default.
    private const int MaxDepth = 1000;
    private const int MaxSteps = 1_000_000;

    // Null when the value fits.
    public static string? Of(AvroSchema schema, AvroJson value)
    {
        int steps = 0;
        return Of(schema, value, 0, ref steps);
    }

    private static string? Of(AvroSchema schema, AvroJson value, int depth, ref int steps)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (depth > MaxDepth || ++steps > MaxSteps) return "it has no end";
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
            case AvroType.Fixed: return IsBytes(value) && value.Text.Length == ((FixedSchema)schema).Size ? null : "a string of " + ((FixedSchema)schema).Size + " characters up to U+00FF is wanted";
            case AvroType.Enum: return value.Kind == AvroJsonKind.String && ((EnumSchema)schema).IndexOf(value.Text) >= 0 ? null : "one of the symbols is wanted";
            case AvroType.Array: return OfArray((ArraySchema)schema, value, depth, ref steps);
            case AvroType.Map: return OfMap((MapSchema)schema, value, depth, ref steps);
            case AvroType.Union: return OfUnion((UnionSchema)schema, value, depth, ref steps);
            default: return OfRecord((RecordSchema)schema, value, depth, ref steps);
        }
    }

    // JSON has no word for these numbers; Avro Java takes them as text.
    public static bool IsNotFinite(AvroJson value) => value.Kind == AvroJsonKind.String && value.Text is "NaN" or "Infinity" or "-Infinity";

    private static string? OfArray(ArraySchema schema, AvroJson value, int depth, ref int steps)
    {
        if (value.Kind != AvroJsonKind.Array) return "an array is wanted";
        foreach (var item in value.Items)
        {
            string? fault = Of(schema.Items, item, depth + 1, ref steps);
            if (fault != null) return fault;
        }
        return null;
    }

    private static string? OfMap(MapSchema schema, AvroJson value, int depth, ref int steps)
    {
        if (value.Kind != AvroJsonKind.Object) return "an object is wanted";
        foreach (var member in value.Members)
        {
            string? fault = Of(schema.Values, member.Value, depth + 1, ref steps);
            if (fault != null) return fault;
        }
        return null;
    }

    private static string? OfUnion(UnionSchema schema, AvroJson value, int depth, ref int steps)
    {
        foreach (var branch in schema.Branches)
        {
            if (Of(branch, value, depth + 1, ref steps) is null) return null;
        }
        return "it fits no branch of the union (and is not tagged with one)";
    }

    private static string? OfRecord(RecordSchema schema, AvroJson value, int depth, ref int steps)
    {
        if (value.Kind != AvroJsonKind.Object) return "an object is wanted";
        foreach (var field in schema.Fields)
        {
            var part = value.Find(field.Name) ?? field.Default;
            if (part is null) return "field '" + field.Name + "' is missing and has no default";
            string? fault = Of(field.Schema, part, depth + 1, ref steps);
            if (fault != null) return "field '" + field.Name + "': " + fault;
        }
        return null;
    }

    private static bool IsBytes(AvroJson value)
    {
        if (value.Kind != AvroJsonKind.String) return false;
        foreach (char c in value.Text)
        {
            if (c > 0xff) return false;
        }
        return true;
    }
}
