namespace Streamiz.Avro;

/// <summary>A property of a class.</summary>
internal abstract class PlainField<TOwner>
    where TOwner : class
{
    public abstract void Read(ref AvroReader reader, TOwner owner);

    public abstract void Write(ref AvroWriter writer, TOwner owner);
}
