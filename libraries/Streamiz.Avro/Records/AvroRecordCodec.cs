namespace Streamiz.Avro;

/// <summary>Reads and writes generated records of one type, for code that does not know at build time that the type is one.</summary>
/// <typeparam name="T">The record type.</typeparam>
public abstract class AvroRecordCodec<T>
{
    private protected AvroRecordCodec()
    {
    }

    /// <summary>The schema that the type was made from.</summary>
    public abstract RecordSchema Schema { get; }

    /// <summary>Reads a record that was written with the very same schema.</summary>
    /// <param name="reader">Stands before the record, and behind it afterwards.</param>
    public abstract T Read(ref AvroReader reader);

    /// <summary>Reads a record that was written with another schema.</summary>
    /// <param name="reader">Stands before the record, and behind it afterwards.</param>
    /// <param name="plan">Made for that schema and <see cref="Schema"/>.</param>
    public abstract T Read(ref AvroReader reader, ResolutionPlan plan);

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="writer">Stands behind the record afterwards.</param>
    public abstract void Write(T record, ref AvroWriter writer);
}
