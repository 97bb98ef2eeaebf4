namespace Streamiz.Avro;

/// <summary>A nullable value type: a union of null and the type.</summary>
internal sealed class PlainOptional<T>(PlainPart<T> inner) : PlainPart<T?>
    where T : struct
{
    public override T? Read(ref AvroReader reader) => reader.ReadIndex(2) == 0 ? null : inner.Read(ref reader);

    public override void Write(ref AvroWriter writer, T? value)
    {
        writer.WriteIndex(value.HasValue ? 1 : 0);
        if (value.HasValue) inner.Write(ref writer, value.GetValueOrDefault());
    }
}
