using System.Globalization;
using System.Text;

namespace Streamiz.Avro;

/// <summary>Avro's JSON encoding: unions other than null tagged with the branch's name, bytes as characters U+0000 to U+00FF.</summary>
public static class AvroJsonEncoding
{
    private const int MaxDepth = 1000;

    /// <summary>Reads a value of a schema from JSON.</summary>
    /// <exception cref="AvroSchemaException">The text is no JSON.</exception>
    /// <exception cref="AvroDataException">The JSON is no value of the schema.</exception>
    public static AvroValue Read(AvroSchema schema, string text)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(text);
        return Read(schema, AvroJson.Parse(text, MaxDepth));
    }

    /// <summary>Writes a value of a schema as JSON. The numbers that JSON has no word for become the texts <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>.</summary>
    /// <exception cref="AvroDataException">The value is not of the schema.</exception>
    public static string Write(AvroSchema schema, AvroValue value)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var text = new StringBuilder();
        Write(schema, value, text);
        return text.ToString();
    }

    private static AvroValue Read(AvroSchema schema, AvroJson json)
    {
        Depth.Check();
        switch (schema)
        {
            case UnionSchema union: return ReadUnion(union, json);
            case RecordSchema record: return ReadRecord(record, json);
            case ArraySchema array: return ReadArray(array, json);
            case MapSchema map: return ReadMap(map, json);
            default: return JsonScalars.Read(schema, json);
        }
    }

    private static AvroValue ReadUnion(UnionSchema schema, AvroJson json)
    {
        if (json.Kind == AvroJsonKind.Null && schema.IndexOfType(AvroType.Null) >= 0) return AvroValue.Null;
        if (json.Kind != AvroJsonKind.Object || json.Members.Count != 1) throw JsonScalars.Wrong(json, "an object with a branch of the union as its one key");
        var (tag, value) = json.Members[0];
        int number = schema.IndexOf(tag);
        if (number < 0) throw new AvroDataException($"the union has no branch '{tag}' (line {json.Line}, column {json.Column})");
        return Read(schema.Branches[number], value);
    }

    private static AvroValue ReadRecord(RecordSchema schema, AvroJson json)
    {
        if (json.Kind != AvroJsonKind.Object) throw JsonScalars.Wrong(json, schema.TypeName);
        var record = new GenericRecord(schema);
        var seen = new bool[schema.Fields.Count];
        foreach (var (name, value) in json.Members)
        {
            var field = schema.FindField(name) ?? throw new AvroDataException($"'{schema.FullName}' has no field '{name}' (line {value.Line}, column {value.Column})");
            record[field.Position] = Read(field.Schema, value);
            seen[field.Position] = true;
        }
        int missing = Array.IndexOf(seen, false);
        if (missing >= 0) throw new AvroDataException($"field '{schema.Fields[missing].Name}' of '{schema.FullName}' is missing (line {json.Line}, column {json.Column})");
        return record;
    }

    private static AvroValue ReadArray(ArraySchema schema, AvroJson json)
    {
        if (json.Kind != AvroJsonKind.Array) throw JsonScalars.Wrong(json, "an array");
        var items = new List<AvroValue>(json.Items.Count);
        foreach (var item in json.Items) items.Add(Read(schema.Items, item));
        return items;
    }

    private static AvroValue ReadMap(MapSchema schema, AvroJson json)
    {
        if (json.Kind != AvroJsonKind.Object) throw JsonScalars.Wrong(json, "a map");
        var map = new OrderedDictionary<string, AvroValue>(json.Members.Count, StringComparer.Ordinal);
        foreach (var (key, value) in json.Members) map[key] = Read(schema.Values, value);
        return map;
    }

    private static void Write(AvroSchema schema, AvroValue value, StringBuilder text)
    {
        Depth.Check();
        switch (schema)
        {
            case UnionSchema union: WriteUnion(union, value, text); break;
            case RecordSchema record: WriteRecord(record, value.AsRecord(), text); break;
            case ArraySchema array: WriteArray(array, value.AsArray(), text); break;
            case MapSchema map: WriteMap(map, value.AsMap(), text); break;
            default: WriteScalar(schema, value, text); break;
        }
    }

    private static void WriteUnion(UnionSchema schema, AvroValue value, StringBuilder text)
    {
        var branch = schema.Branches[GenericWriter.BranchOf(schema, value)];
        if (branch.Type == AvroType.Null)
        {
            text.Append("null");
            return;
        }
        text.Append('{');
        AvroJson.AppendQuoted(text, branch.TypeName);
        text.Append(':');
        Write(branch, value, text);
        text.Append('}');
    }

    private static void WriteRecord(RecordSchema schema, GenericRecord record, StringBuilder text)
    {
        bool same = ReferenceEquals(record.Schema, schema);
        text.Append('{');
        foreach (var field in schema.Fields)
        {
            if (field.Position > 0) text.Append(',');
            AvroJson.AppendQuoted(text, field.Name);
            text.Append(':');
            Write(field.Schema, same ? record[field.Position] : record[field.Name], text);
        }
        text.Append('}');
    }

    private static void WriteArray(ArraySchema schema, List<AvroValue> items, StringBuilder text)
    {
        text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(',');
            Write(schema.Items, items[i], text);
        }
        text.Append(']');
    }

    private static void WriteMap(MapSchema schema, OrderedDictionary<string, AvroValue> map, StringBuilder text)
    {
        text.Append('{');
        bool first = true;
        foreach (var (key, value) in map)
        {
            if (!first) text.Append(',');
            first = false;
            AvroJson.AppendQuoted(text, key);
            text.Append(':');
            Write(schema.Values, value, text);
        }
        text.Append('}');
    }

    private static void WriteScalar(AvroSchema schema, AvroValue value, StringBuilder text)
    {
        switch (schema.Type)
        {
            case AvroType.Null when value.IsNull: text.Append("null"); break;
            case AvroType.Boolean: text.Append(value.AsBoolean() ? "true" : "false"); break;
            case AvroType.Int: text.Append(value.AsInt().ToString(CultureInfo.InvariantCulture)); break;
            case AvroType.Long: text.Append(value.AsLong().ToString(CultureInfo.InvariantCulture)); break;
            // With the digits of the double that the float is, so that reading it as a double gives the same number.
            case AvroType.Float: WriteNumber(value.AsFloat(), text); break;
            case AvroType.Double: WriteNumber(value.AsDouble(), text); break;
            case AvroType.String: AvroJson.AppendQuoted(text, value.AsString()); break;
            case AvroType.Enum: AvroJson.AppendQuoted(text, value.AsSymbol()); break;
            case AvroType.Bytes or AvroType.Fixed: AvroJson.AppendQuoted(text, Encoding.Latin1.GetString(value.AsBytes())); break;
            default: throw new AvroDataException($"the value is of type {value.Type.ToString().ToLowerInvariant()} where {schema.TypeName} is wanted");
        }
    }

    private static void WriteNumber(double value, StringBuilder text)
    {
        if (!double.IsFinite(value))
        {
            AvroJson.AppendQuoted(text, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
            return;
        }
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        text.Append(digits);
        // A reader should see that it is no integer.
        if (digits.AsSpan().IndexOfAny('.', 'E') < 0) text.Append(".0");
    }
}
