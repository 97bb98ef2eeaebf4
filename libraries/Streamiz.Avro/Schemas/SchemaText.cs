using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Streamiz.Avro;

/// <summary>Writes a schema with all it has, in the order of attributes that Avro Java uses.</summary>
internal sealed class SchemaText
{
    private readonly StringBuilder _text = new StringBuilder();
    private readonly HashSet<string> _seen = new HashSet<string>();

    public static string Of(AvroSchema schema)
    {
        var text = new SchemaText();
        text.Write(schema, "");
        return text._text.ToString();
    }

    private void Write(AvroSchema schema, string space)
    {
        Depth.Check();
        switch (schema)
        {
            case UnionSchema union:
                WriteList(union.Branches, branch => Write(branch, space));
                break;
            case NamedSchema named when _seen.Add(named.FullName):
                WriteNamed(named, space);
                break;
            case NamedSchema named:
                Quote(named.QualifiedName.Within(space));
                break;
            case PrimitiveSchema _ when schema.Properties.Count == 0:
                Quote(schema.TypeName);
                break;
            default:
                _text.Append("{\"type\":");
                Quote(schema.TypeName);
                if (schema is ArraySchema array) WritePart("items", array.Items, space);
                if (schema is MapSchema map) WritePart("values", map.Values, space);
                WriteProperties(schema.Properties);
                _text.Append('}');
                break;
        }
    }

    private void WriteNamed(NamedSchema named, string space)
    {
        string word = named is RecordSchema { IsError: true } ? "error" : named.Type.ToString().ToLowerInvariant();
        _text.Append("{\"type\":");
        Quote(word);
        WriteText("name", named.Name);
        if (named.Namespace != space) WriteText("namespace", named.Namespace);
        if (named.Doc != null) WriteText("doc", named.Doc);
        switch (named)
        {
            case RecordSchema record:
                _text.Append(",\"fields\":");
                WriteList(record.Fields, field => WriteField(field, named.Namespace));
                break;
            case EnumSchema symbols:
                _text.Append(",\"symbols\":");
                WriteList(symbols.Symbols, Quote);
                if (symbols.Default != null) WriteText("default", symbols.Default);
                break;
            case FixedSchema bytes:
                _text.Append(",\"size\":").Append(bytes.Size.ToString(CultureInfo.InvariantCulture));
                break;
        }
        WriteProperties(named.Properties);
        if (named.Aliases.Count > 0)
        {
            _text.Append(",\"aliases\":");
            WriteList(named.Aliases, alias => Quote(AvroName.Of(alias, "").Within(named.Namespace)));
        }
        _text.Append('}');
    }

    private void WriteField(RecordField field, string space)
    {
        _text.Append("{\"name\":");
        Quote(field.Name);
        WritePart("type", field.Schema, space);
        if (field.Doc != null) WriteText("doc", field.Doc);
        if (field.Default != null)
        {
            _text.Append(",\"default\":");
            field.Default.WriteTo(_text);
        }
        if (field.Order != FieldOrder.Ascending) WriteText("order", field.Order.ToString().ToLowerInvariant());
        if (field.Aliases.Count > 0)
        {
            _text.Append(",\"aliases\":");
            WriteList(field.Aliases, Quote);
        }
        WriteProperties(field.Properties);
        _text.Append('}');
    }

    private void WritePart(string key, AvroSchema schema, string space)
    {
        _text.Append(",\"").Append(key).Append("\":");
        Write(schema, space);
    }

    private void WriteText(string key, string value)
    {
        _text.Append(",\"").Append(key).Append("\":");
        Quote(value);
    }

    private void WriteProperties(IReadOnlyList<KeyValuePair<string, AvroJson>> properties)
    {
        foreach (var property in properties)
        {
            _text.Append(',');
            Quote(property.Key);
            _text.Append(':');
            property.Value.WriteTo(_text);
        }
    }

    private void WriteList<T>(IReadOnlyList<T> items, Action<T> write)
    {
        _text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) _text.Append(',');
            write(items[i]);
        }
        _text.Append(']');
    }

    private void Quote(string value) => AvroJson.AppendQuoted(_text, value);
}
