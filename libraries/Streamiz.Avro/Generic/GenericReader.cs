namespace Streamiz.Avro;

/// <summary>
/// Reads data of a writer's schema as values of a reader's schema. How is worked out once, here in the constructor; reading then looks
/// at no schema any more. Safe for several threads.
/// </summary>
public sealed class GenericReader
{
    private readonly ValueReader _root;

    /// <summary>Makes a reader of data as they were written.</summary>
    public GenericReader(AvroSchema schema)
        : this(schema, schema)
    {
    }

    /// <summary>Makes a reader that brings data of one schema into the shape of another. What does not fit is found out when data hold it.</summary>
    public GenericReader(AvroSchema writer, AvroSchema reader)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(reader);
        Writer = writer;
        Reader = reader;
        _root = new Resolver().Resolve(writer, reader);
    }

    /// <summary>The schema of the data.</summary>
    public AvroSchema Writer { get; }

    /// <summary>The schema of the values.</summary>
    public AvroSchema Reader { get; }

    /// <summary>Reads one value.</summary>
    /// <exception cref="AvroDataException">The data are not of the writer's schema.</exception>
    /// <exception cref="AvroResolutionException">The data hold what the reader's schema has no place for.</exception>
    public AvroValue Read(ref AvroReader reader) => _root.Read(ref reader);

    /// <summary>Reads one value that takes all bytes given.</summary>
    /// <exception cref="AvroDataException">The data are not of the writer's schema, or bytes are left.</exception>
    /// <exception cref="AvroResolutionException">The data hold what the reader's schema has no place for.</exception>
    public AvroValue Read(ReadOnlySpan<byte> data)
    {
        var reader = new AvroReader(data);
        var value = _root.Read(ref reader);
        if (reader.Remaining != 0) throw new AvroDataException($"{reader.Remaining} bytes are left after the value");
        return value;
    }

    /// <summary>Passes over one value of the writer's schema.</summary>
    public void Skip(ref AvroReader reader) => _root.Skip(ref reader);
}
