namespace Streamiz.Avro;

/// <summary>A record that is made from a schema at build time: it reads and writes its own binary encoding, without a schema at run time.</summary>
/// <typeparam name="TSelf">The record's own type.</typeparam>
public interface IAvroRecord<TSelf>
    where TSelf : class, IAvroRecord<TSelf>
{
    /// <summary>The schema that the type was made from.</summary>
    static abstract RecordSchema Schema { get; }

    /// <summary>Reads a record that was written with the very same schema.</summary>
    /// <param name="reader">Stands before the record, and behind it afterwards.</param>
    /// <exception cref="AvroDataException">The data are not of that schema.</exception>
    static abstract TSelf Read(ref AvroReader reader);

    /// <summary>Reads a record into one that is there already; after an error its contents are of no use.</summary>
    /// <param name="reader">Stands before the record, and behind it afterwards.</param>
    /// <param name="target">Every property of it is set.</param>
    /// <exception cref="AvroDataException">The data are not of that schema.</exception>
    static abstract void ReadInto(ref AvroReader reader, TSelf target);

    /// <summary>Reads a record that was written with another schema.</summary>
    /// <param name="reader">Stands before the record, and behind it afterwards.</param>
    /// <param name="plan">Made for that schema and this type's <see cref="Schema"/>.</param>
    /// <exception cref="AvroDataException">The data are not of that schema, or hold what this type has no place for.</exception>
    static abstract TSelf Read(ref AvroReader reader, ResolutionPlan plan);

    /// <summary>Reads a record that was written with another schema into one that is there already; after an error its contents are of no use.</summary>
    /// <param name="reader">Stands before the record, and behind it afterwards.</param>
    /// <param name="target">Every property of it is set.</param>
    /// <param name="plan">Made for that schema and this type's <see cref="Schema"/>.</param>
    /// <exception cref="AvroDataException">The data are not of that schema, or hold what this type has no place for.</exception>
    static abstract void ReadInto(ref AvroReader reader, TSelf target, ResolutionPlan plan);

    /// <summary>Writes the record.</summary>
    /// <param name="writer">Stands behind the record afterwards.</param>
    /// <exception cref="AvroDataException">A property holds what its field cannot.</exception>
    void Write(ref AvroWriter writer);
}
