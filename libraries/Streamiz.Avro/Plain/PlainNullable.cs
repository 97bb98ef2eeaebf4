namespace Streamiz.Avro;

/// <summary>A nullable reference type: a union of null and the type.</summary>
internal sealed class PlainNullable<T>(PlainPart<T> inner) : PlainPart<T?>
    where T : class
{
    public override bool TakesNull => true;

    public override T? Read(ref AvroReader reader) => reader.ReadIndex(2) == 0 ? null : inner.Read(ref reader);

    public override void Write(ref AvroWriter writer, T? value)
    {
        writer.WriteIndex(value is null ? 0 : 1);
        if (value != null) inner.Write(ref writer, value);
    }
}
