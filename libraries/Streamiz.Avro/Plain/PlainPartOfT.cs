namespace Streamiz.Avro;

/// <summary>Reads and writes values of a .NET type without boxing them.</summary>
internal abstract class PlainPart<T> : PlainPart
{
    public abstract T Read(ref AvroReader reader);

    public abstract void Write(ref AvroWriter writer, T value);
}
