namespace Streamiz.Avro;

/// <summary>A schema of arrays.</summary>
public sealed class ArraySchema : AvroSchema
{
    internal ArraySchema(AvroSchema items)
        : base(AvroType.Array) => Items = items;

    /// <summary>The schema of the items.</summary>
    public AvroSchema Items { get; }
}
