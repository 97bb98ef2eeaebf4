namespace Streamiz.Avro;

/// <summary>A type without parts, by a pair of functions that are looked up once.</summary>
internal sealed class PlainScalar<T>(PlainScalar<T>.Reading read, PlainScalar<T>.Writing write) : PlainPart<T>
{
    public delegate T Reading(ref AvroReader reader);

    public delegate void Writing(ref AvroWriter writer, T value);

    public override T Read(ref AvroReader reader) => read(ref reader);

    public override void Write(ref AvroWriter writer, T value) => write(ref writer, value);
}
