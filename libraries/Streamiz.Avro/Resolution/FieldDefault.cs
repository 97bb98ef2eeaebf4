namespace Streamiz.Avro;

/// <summary>The default of a field that the writer does not have: kept as its encoding, since values that can be changed must be made anew each time.</summary>
internal sealed class FieldDefault(int target, ValueReader reader, byte[] encoded)
{
    public int Target => target;

    public ValueReader Reader => reader;

    public byte[] Encoded => encoded;

    public AvroValue Read()
    {
        var data = new AvroReader(encoded);
        return reader.Read(ref data);
    }
}
