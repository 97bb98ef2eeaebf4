using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Streamiz.Avro;

/// <summary>Writes the Parsing Canonical Form: what readers need, in one order, without white space. Names are not escaped.</summary>
internal static class CanonicalText
{
    public static string Of(AvroSchema schema)
    {
        var text = new StringBuilder();
        Write(schema, text, new HashSet<string>());
        return text.ToString();
    }

    private static void Write(AvroSchema schema, StringBuilder text, HashSet<string> seen)
    {
        Depth.Check();
        switch (schema)
        {
            case ArraySchema array:
                text.Append("{\"type\":\"array\",\"items\":");
                Write(array.Items, text, seen);
                text.Append('}');
                break;
            case MapSchema map:
                text.Append("{\"type\":\"map\",\"values\":");
                Write(map.Values, text, seen);
                text.Append('}');
                break;
            case UnionSchema union:
                text.Append('[');
                for (int i = 0; i < union.Branches.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Write(union.Branches[i], text, seen);
                }
                text.Append(']');
                break;
            case NamedSchema named when seen.Add(named.FullName):
                WriteNamed(named, text, seen);
                break;
            default:
                Quote(text, schema.TypeName);
                break;
        }
    }

    private static void WriteNamed(NamedSchema named, StringBuilder text, HashSet<string> seen)
    {
        text.Append("{\"name\":");
        Quote(text, named.FullName);
        switch (named)
        {
            case RecordSchema record:
                text.Append(",\"type\":\"record\",\"fields\":[");
                foreach (var field in record.Fields)
                {
                    if (field.Position > 0) text.Append(',');
                    text.Append("{\"name\":");
                    Quote(text, field.Name);
                    text.Append(",\"type\":");
                    Write(field.Schema, text, seen);
                    text.Append('}');
                }
                text.Append("]}");
                break;
            case EnumSchema symbols:
                text.Append(",\"type\":\"enum\",\"symbols\":[");
                for (int i = 0; i < symbols.Symbols.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Quote(text, symbols.Symbols[i]);
                }
                text.Append("]}");
                break;
            case FixedSchema bytes:
                text.Append(",\"type\":\"fixed\",\"size\":").Append(bytes.Size.ToString(CultureInfo.InvariantCulture)).Append('}');
                break;
        }
    }

    private static void Quote(StringBuilder text, string value) => text.Append('"').Append(value).Append('"');
}
