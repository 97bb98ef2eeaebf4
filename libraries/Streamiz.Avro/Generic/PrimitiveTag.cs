namespace Streamiz.Avro;

/// <summary>Stands where an <see cref="AvroValue"/> has its object, to say that its bits are a number of this type.</summary>
internal sealed class PrimitiveTag
{
    public static readonly PrimitiveTag Boolean = new(AvroType.Boolean);
    public static readonly PrimitiveTag Int = new(AvroType.Int);
    public static readonly PrimitiveTag Long = new(AvroType.Long);
    public static readonly PrimitiveTag Float = new(AvroType.Float);
    public static readonly PrimitiveTag Double = new(AvroType.Double);

    private PrimitiveTag(AvroType type) => Type = type;

    public AvroType Type { get; }
}
