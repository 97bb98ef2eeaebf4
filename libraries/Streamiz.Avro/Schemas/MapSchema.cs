namespace Streamiz.Avro;

/// <summary>A schema of maps from text to values of one schema.</summary>
public sealed class MapSchema : AvroSchema
{
    internal MapSchema(AvroSchema values)
        : base(AvroType.Map) => Values = values;

    /// <summary>The schema of the values.</summary>
    public AvroSchema Values { get; }
}
