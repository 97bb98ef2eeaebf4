namespace Streamiz.Avro;

/// <summary>Reads what becomes a branch of the reader's union.</summary>
internal sealed class BranchReader(int number, ValueReader inner, AvroSchema target) : ValueReader(target)
{
    public int Number => number;

    public ValueReader Inner => inner;

    // The writer wrote no number here; the reader would have.
    public override bool IsDirect => false;

    public override AvroValue Read(ref AvroReader reader) => inner.Read(ref reader);

    public override void Skip(ref AvroReader reader) => inner.Skip(ref reader);

    public override void Copy(ref AvroReader reader, ref AvroWriter writer)
    {
        writer.WriteIndex(number);
        inner.Copy(ref reader, ref writer);
    }
}
