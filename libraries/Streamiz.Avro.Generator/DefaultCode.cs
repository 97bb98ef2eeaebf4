using System.Globalization;
using System.Linq;

namespace Streamiz.Avro.Generator;

/// <summary>Writes a field's default as the initial value of its property, where that is simple.</summary>
internal static class DefaultCode
{
    /// <summary>An expression; <c>null</c> for a property that is null anyway; no value where the user has to give one.</summary>
    public static string? Of(RecordField field, Place place)
    {
        var value = field.Default;
        if (value is null)
            return null;
        var schema = field.Schema;
        if (schema is UnionSchema union)
        {
            if (value.Kind == AvroJsonKind.Null)
                return place.CanBeNull ? "null" : null;
            var present = union.Branches.Where(b => b.Type != AvroType.Null).ToList();
            if (present.Count != 1)
                return null;
            schema = present[0];
        }

        if (schema.LogicalType is not null)
            return null;
        switch (schema.Type)
        {
            case AvroType.Null: return "null";
            case AvroType.Boolean: return value.Kind == AvroJsonKind.True ? "true" : "false";
            case AvroType.Int when value.TryGetInt(out int number): return number.ToString(CultureInfo.InvariantCulture);
            case AvroType.Long when value.TryGetLong(out long number): return number.ToString(CultureInfo.InvariantCulture) + "L";
            case AvroType.Float when value.TryGetDouble(out double number) && !float.IsInfinity((float)number): return ((float)number).ToString("R", CultureInfo.InvariantCulture) + "f";
            case AvroType.Double when value.TryGetDouble(out double number) && !double.IsInfinity(number): return number.ToString("R", CultureInfo.InvariantCulture) + "d";
            case AvroType.String when value.Kind == AvroJsonKind.String: return CSharpName.Literal(value.Text);
            case AvroType.Enum when value.Kind == AvroJsonKind.String && ((EnumSchema)schema).IndexOf(value.Text) >= 0:
                return CSharpName.Full((NamedSchema)schema) + "." + CSharpName.Symbol(value.Text);
            case AvroType.Array when value.Items.Count == 0: return "new()";
            case AvroType.Map when value.Members.Count == 0: return "new(global::System.StringComparer.Ordinal)";
            default: return null;
        }
    }
}
