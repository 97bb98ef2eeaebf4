namespace Streamiz.Avro;

/// <summary>Makes data of the defaults in schemas, where unions stand without tags and the first branch that fits counts.</summary>
public static class AvroDefaults
{
    /// <summary>Gives the default of a field in the encoding of the field's schema.</summary>
    /// <exception cref="AvroSchemaException">The field has no default, or one that does not fit.</exception>
    public static byte[] Encode(RecordField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.Default is null) throw new AvroSchemaException($"field '{field.Name}' has no default");
        return Encode(field.Schema, field.Default);
    }

    internal static byte[] Encode(AvroSchema schema, AvroJson json)
    {
        if (DefaultFault.Of(schema, json) is { } fault) throw new AvroSchemaException("a default does not fit: " + fault, json.Line, json.Column);
        var buffer = new AvroBuffer();
        var writer = new AvroWriter(buffer);
        Write(schema, json, ref writer);
        writer.Complete();
        return buffer.ToArray();
    }

    private static void Write(AvroSchema schema, AvroJson json, ref AvroWriter writer)
    {
        Depth.Check();
        switch (schema)
        {
            case UnionSchema union:
                int number = 0;
                while (DefaultFault.Of(union.Branches[number], json) != null) number++;
                writer.WriteIndex(number);
                Write(union.Branches[number], json, ref writer);
                break;
            case RecordSchema record:
                foreach (var field in record.Fields) Write(field.Schema, json.Find(field.Name) ?? field.Default!, ref writer);
                break;
            case ArraySchema array:
                writer.WriteBlockCount(json.Items.Count);
                foreach (var item in json.Items) Write(array.Items, item, ref writer);
                writer.WriteBlockEnd();
                break;
            case MapSchema map:
                writer.WriteBlockCount(json.Members.Count);
                foreach (var (key, value) in json.Members)
                {
                    writer.WriteString(key);
                    Write(map.Values, value, ref writer);
                }
                writer.WriteBlockEnd();
                break;
            default:
                GenericWriter.Write(schema, JsonScalars.Read(schema, json), ref writer);
                break;
        }
    }
}
