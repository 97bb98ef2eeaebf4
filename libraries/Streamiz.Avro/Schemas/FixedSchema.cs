namespace Streamiz.Avro;

/// <summary>A schema of a fixed number of bytes.</summary>
public sealed class FixedSchema : NamedSchema
{
    internal FixedSchema(AvroName name, int size)
        : base(AvroType.Fixed, name) => Size = size;

    /// <summary>The number of bytes.</summary>
    public int Size { get; }
}
