namespace Streamiz.Avro;

/// <summary>A value of a fixed type: its bytes.</summary>
public sealed class AvroFixed
{
    /// <summary>Makes a value.</summary>
    /// <exception cref="AvroDataException">The number of bytes is not the schema's size.</exception>
    public AvroFixed(FixedSchema schema, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length != schema.Size) throw new AvroDataException($"{bytes.Length} bytes for '{schema.FullName}' of {schema.Size}");
        Schema = schema;
        Bytes = bytes;
    }

    /// <summary>The type.</summary>
    public FixedSchema Schema { get; }

    /// <summary>The bytes themselves, not a copy.</summary>
    public byte[] Bytes { get; }
}
