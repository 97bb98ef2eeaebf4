using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Streamiz.Avro;

namespace Streamiz.SchemaRegistry.Server;

/// <summary>
/// Writes a schema as the registry keeps it: in the order of attributes of Avro Java, with everything the schema has, and with types
/// that come from other subjects named only. Two texts that give the same result here are one schema with one id.
/// </summary>
internal sealed class RegistryText
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 10_000 };
    private readonly Utf8JsonWriter _json;
    private readonly HashSet<string> _written;
    private readonly bool _sorted;

    private RegistryText(Utf8JsonWriter json, IEnumerable<string> known, bool sorted)
    {
        _json = json;
        _written = new HashSet<string>(known, StringComparer.Ordinal);
        _sorted = sorted;
    }

    /// <summary>Writes a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="known">Full names of types that other subjects define.</param>
    /// <param name="sorted">Whether properties are put in the order of their names.</param>
    public static string Of(AvroSchema schema, IReadOnlySet<string> known, bool sorted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            new RegistryText(json, known, sorted).Write(schema, "");
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(AvroSchema schema, string space)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (schema)
        {
            case UnionSchema union:
                _json.WriteStartArray();
                foreach (var branch in union.Branches)
                    Write(branch, space);
                _json.WriteEndArray();
                break;
            case NamedSchema named when !_written.Add(named.FullName):
                _json.WriteStringValue(named.Namespace == space || named.Namespace.Length == 0 ? named.Name : named.FullName);
                break;
            case NamedSchema named:
                WriteNamed(named, space);
                break;
            case PrimitiveSchema when schema.Properties.Count == 0:
                _json.WriteStringValue(schema.TypeName);
                break;
            default:
                _json.WriteStartObject();
                _json.WriteString("type", schema.TypeName);
                if (schema is ArraySchema array)
                    WritePart("items", array.Items, space);
                if (schema is MapSchema map)
                    WritePart("values", map.Values, space);
                WriteProperties(schema.Properties);
                _json.WriteEndObject();
                break;
        }
    }

    private void WriteNamed(NamedSchema named, string space)
    {
        _json.WriteStartObject();
        _json.WriteString("type", named is RecordSchema { IsError: true } ? "error" : named.Type.ToString().ToLowerInvariant());
        _json.WriteString("name", named.Name);
        if (named.Namespace != space)
            _json.WriteString("namespace", named.Namespace);
        if (named.Doc is not null)
            _json.WriteString("doc", named.Doc);
        switch (named)
        {
            case RecordSchema record:
                _json.WriteStartArray("fields");
                foreach (var field in record.Fields)
                    WriteField(field, named.Namespace);
                _json.WriteEndArray();
                break;
            case EnumSchema symbols:
                WriteTexts("symbols", symbols.Symbols);
                if (symbols.Default is not null)
                    _json.WriteString("default", symbols.Default);
                break;
            case FixedSchema bytes:
                _json.WriteNumber("size", bytes.Size);
                break;
        }

        WriteProperties(named.Properties);
        if (named.Aliases.Count > 0)
            WriteTexts("aliases", named.Aliases.Select(alias => Within(alias, named.Namespace)));
        _json.WriteEndObject();
    }

    private void WriteField(RecordField field, string space)
    {
        _json.WriteStartObject();
        _json.WriteString("name", field.Name);
        WritePart("type", field.Schema, space);
        if (field.Doc is not null)
            _json.WriteString("doc", field.Doc);
        if (field.Default is not null)
        {
            _json.WritePropertyName("default");
            WriteJson(field.Default);
        }

        if (field.Order != FieldOrder.Ascending)
            _json.WriteString("order", field.Order.ToString().ToLowerInvariant());
        if (field.Aliases.Count > 0)
            WriteTexts("aliases", field.Aliases);
        WriteProperties(field.Properties);
        _json.WriteEndObject();
    }

    private void WritePart(string name, AvroSchema schema, string space)
    {
        _json.WritePropertyName(name);
        Write(schema, space);
    }

    private void WriteTexts(string name, IEnumerable<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts)
            _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    private void WriteProperties(IReadOnlyList<KeyValuePair<string, AvroJson>> properties)
    {
        foreach (var (name, value) in _sorted ? properties.OrderBy(p => p.Key, StringComparer.Ordinal) : properties.AsEnumerable())
        {
            _json.WritePropertyName(name);
            WriteJson(value);
        }
    }

    private void WriteJson(AvroJson value)
    {
        switch (value.Kind)
        {
            case AvroJsonKind.Number:
                _json.WriteRawValue(value.Text);
                break;
            case AvroJsonKind.String:
                _json.WriteStringValue(value.Text);
                break;
            case AvroJsonKind.Array:
                _json.WriteStartArray();
                foreach (var item in value.Items)
                    WriteJson(item);
                _json.WriteEndArray();
                break;
            case AvroJsonKind.Object:
                _json.WriteStartObject();
                foreach (var (name, member) in _sorted ? value.Members.OrderBy(m => m.Key, StringComparer.Ordinal) : value.Members.AsEnumerable())
                {
                    _json.WritePropertyName(name);
                    WriteJson(member);
                }

                _json.WriteEndObject();
                break;
            default:
                _json.WriteRawValue(value.Kind switch { AvroJsonKind.True => "true", AvroJsonKind.False => "false", _ => "null" });
                break;
        }
    }

    private static string Within(string alias, string space) =>
        space.Length > 0 && alias.StartsWith(space + ".", StringComparison.Ordinal) && alias.IndexOf('.', space.Length + 1) < 0 ? alias[(space.Length + 1)..] : alias;
}
