using System.Diagnostics.CodeAnalysis;

namespace Streamiz.Avro;

/// <summary>
/// Reads and writes values of an ordinary .NET class, with a schema made from it: properties that can be read and set are fields, nullable ones are unions with null
/// (and null for a default), enums, lists, dictionaries and the types of dates and times are what they are in Avro. How is worked out once; make one and keep it.
/// Safe for several threads.
/// </summary>
/// <typeparam name="T">A class. Other types of the program that it is made of are taken along.</typeparam>
public sealed class PlainCodec<T>
    where T : class
{
    private readonly PlainRecord<T> _record;

    private PlainCodec(PlainRecord<T> record, RecordSchema schema)
    {
        _record = record;
        Schema = schema;
    }

    /// <summary>The schema made from the class.</summary>
    public RecordSchema Schema { get; }

    /// <summary>Looks at the class and makes its schema.</summary>
    /// <exception cref="AvroSchemaException">The class holds a type that Avro has no counterpart for, or is itself none that can be a record.</exception>
    [RequiresDynamicCode("Parts are made for types that are known only at run time.")]
    [RequiresUnreferencedCode("Properties are found by reflection.")]
    public static PlainCodec<T> Create()
    {
        if (new PlainBuilder().Build(typeof(T), null, null) is not PlainRecord<T> record) throw new AvroSchemaException($"{typeof(T)} is no class that can be a record");
        return new PlainCodec<T>(record, (RecordSchema)AvroSchema.Parse(record.Schema));
    }

    /// <summary>Reads a value that was written with <see cref="Schema"/>.</summary>
    /// <exception cref="AvroDataException">The data are not of the schema.</exception>
    public T Read(ref AvroReader reader) => _record.Read(ref reader);

    /// <summary>Reads a value that was written with another schema.</summary>
    /// <param name="reader">The data.</param>
    /// <param name="plan">The plan from the writer's schema to <see cref="Schema"/>.</param>
    /// <param name="scratch">Memory for fields that are encoded differently.</param>
    /// <exception cref="AvroDataException">The data are not of the writer's schema.</exception>
    /// <exception cref="AvroResolutionException">The data hold what the class has no place for.</exception>
    public T Read(ref AvroReader reader, ResolutionPlan plan, AvroBuffer scratch)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(scratch);
        return _record.Read(ref reader, plan, scratch);
    }

    /// <summary>Writes a value.</summary>
    /// <exception cref="AvroDataException">A null stands where the class says that there is none.</exception>
    public void Write(ref AvroWriter writer, T value) => _record.Write(ref writer, value);
}
