namespace Streamiz.Avro;

/// <summary>Writes values of a schema known at run time. Safe for several threads.</summary>
public sealed class GenericWriter
{
    /// <summary>Makes a writer.</summary>
    public GenericWriter(AvroSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
    }

    /// <summary>The schema of what is written.</summary>
    public AvroSchema Schema { get; }

    /// <summary>Writes a value.</summary>
    /// <exception cref="AvroDataException">The value is not of the schema.</exception>
    public void Write(ref AvroWriter writer, AvroValue value) => Write(Schema, value, ref writer);

    /// <summary>Writes a value behind what the buffer holds.</summary>
    /// <exception cref="AvroDataException">The value is not of the schema; the buffer is as before.</exception>
    public void Write(AvroBuffer buffer, AvroValue value)
    {
        var writer = new AvroWriter(buffer);
        Write(Schema, value, ref writer);
        writer.Complete();
    }

    /// <summary>Gives the encoding of a value.</summary>
    /// <exception cref="AvroDataException">The value is not of the schema.</exception>
    public byte[] Write(AvroValue value)
    {
        var buffer = new AvroBuffer();
        Write(buffer, value);
        return buffer.ToArray();
    }

    internal static void Write(AvroSchema schema, AvroValue value, ref AvroWriter writer)
    {
        switch (schema.Type)
        {
            case AvroType.Null: if (!value.IsNull) throw Wrong(schema, value); break;
            case AvroType.Boolean: writer.WriteBoolean(value.AsBoolean()); break;
            case AvroType.Int: writer.WriteInt(value.AsInt()); break;
            case AvroType.Long: writer.WriteLong(value.AsLong()); break;
            case AvroType.Float: writer.WriteFloat(value.AsFloat()); break;
            case AvroType.Double: writer.WriteDouble(value.AsDouble()); break;
            case AvroType.Bytes: writer.WriteBytes(value.Object as byte[] ?? throw Wrong(schema, value)); break;
            case AvroType.String: writer.WriteString(value.AsString()); break;
            case AvroType.Fixed: WriteFixed((FixedSchema)schema, value, ref writer); break;
            case AvroType.Enum: WriteSymbol((EnumSchema)schema, value, ref writer); break;
            case AvroType.Union: WriteUnion((UnionSchema)schema, value, ref writer); break;
            case AvroType.Record: WriteRecord((RecordSchema)schema, value, ref writer); break;
            case AvroType.Array: WriteArray((ArraySchema)schema, value, ref writer); break;
            default: WriteMap((MapSchema)schema, value, ref writer); break;
        }
    }

    /// <summary>The branch that a value is of: the one of its type, or of its name.</summary>
    internal static int BranchOf(UnionSchema schema, AvroValue value)
    {
        var type = value.Type;
        int number = value.Schema is { } named ? schema.IndexOfNamed(named) : schema.IndexOfType(type);
        if (number >= 0) return number;
        // As everywhere, an int is taken for a long, and a float for a double.
        if (type == AvroType.Int) number = schema.IndexOfType(AvroType.Long);
        if (type == AvroType.Float) number = schema.IndexOfType(AvroType.Double);
        if (number < 0) throw new AvroDataException($"the union has no branch for a value of type {value.Schema?.FullName ?? type.ToString().ToLowerInvariant()}");
        return number;
    }

    private static void WriteFixed(FixedSchema schema, AvroValue value, ref AvroWriter writer)
    {
        byte[] bytes = value.AsBytes();
        if (bytes.Length != schema.Size) throw new AvroDataException($"{bytes.Length} bytes for '{schema.FullName}' of {schema.Size}");
        writer.WriteFixed(bytes);
    }

    private static void WriteSymbol(EnumSchema schema, AvroValue value, ref AvroWriter writer)
    {
        int index = ReferenceEquals(value.Object, schema) ? value.SymbolIndex : schema.IndexOf(value.AsSymbol());
        if (index < 0) throw new AvroDataException($"'{value.AsSymbol()}' is no symbol of '{schema.FullName}'");
        writer.WriteIndex(index);
    }

    private static void WriteUnion(UnionSchema schema, AvroValue value, ref AvroWriter writer)
    {
        int number = BranchOf(schema, value);
        writer.WriteIndex(number);
        Write(schema.Branches[number], value, ref writer);
    }

    private static void WriteRecord(RecordSchema schema, AvroValue value, ref AvroWriter writer)
    {
        writer.CheckDepth();
        var record = value.AsRecord();
        bool same = ReferenceEquals(record.Schema, schema);
        foreach (var field in schema.Fields)
        {
            Write(field.Schema, same ? record[field.Position] : record[field.Name], ref writer);
        }
    }

    private static void WriteArray(ArraySchema schema, AvroValue value, ref AvroWriter writer)
    {
        writer.CheckDepth();
        var items = value.AsArray();
        writer.WriteBlockCount(items.Count);
        foreach (var item in items) Write(schema.Items, item, ref writer);
        writer.WriteBlockEnd();
    }

    private static void WriteMap(MapSchema schema, AvroValue value, ref AvroWriter writer)
    {
        writer.CheckDepth();
        var map = value.AsMap();
        writer.WriteBlockCount(map.Count);
        foreach (var (key, item) in map)
        {
            writer.WriteString(key);
            Write(schema.Values, item, ref writer);
        }
        writer.WriteBlockEnd();
    }

    private static AvroDataException Wrong(AvroSchema schema, AvroValue value) =>
        new($"the value is of type {value.Type.ToString().ToLowerInvariant()} where {schema.TypeName} is wanted");
}
