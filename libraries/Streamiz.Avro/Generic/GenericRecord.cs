namespace Streamiz.Avro;

/// <summary>A record of a schema known only at run time: a value a field, unboxed.</summary>
public sealed class GenericRecord
{
    private readonly AvroValue[] _values;

    /// <summary>Makes a record with null in every field.</summary>
    public GenericRecord(RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _values = schema.Fields.Count == 0 ? [] : new AvroValue[schema.Fields.Count];
    }

    /// <summary>The type.</summary>
    public RecordSchema Schema { get; }

    /// <summary>The value of a field by its position.</summary>
    public AvroValue this[int position]
    {
        get => _values[position];
        set => _values[position] = value;
    }

    /// <summary>The value of a field by its name.</summary>
    /// <exception cref="AvroSchemaException">The record has no such field.</exception>
    public AvroValue this[string field]
    {
        get => _values[Find(field)];
        set => _values[Find(field)] = value;
    }

    /// <summary>All values in the order of the fields.</summary>
    public ReadOnlySpan<AvroValue> Values => _values;

    /// <summary>The record in Avro's JSON encoding.</summary>
    public override string ToString() => AvroJsonEncoding.Write(Schema, this);

    private int Find(string field) =>
        Schema.FindField(field)?.Position ?? throw new AvroSchemaException($"'{Schema.FullName}' has no field '{field}'");
}
