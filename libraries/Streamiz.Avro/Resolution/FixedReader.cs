namespace Streamiz.Avro;

/// <summary>Reads a fixed number of bytes.</summary>
internal sealed class FixedReader(FixedSchema schema) : ValueReader(schema)
{
    public override bool IsDirect => true;

    public override AvroValue Read(ref AvroReader reader) => new AvroFixed(schema, reader.ReadFixed(schema.Size).ToArray());

    public override void Skip(ref AvroReader reader) => reader.Skip(schema.Size);

    public override void Copy(ref AvroReader reader, ref AvroWriter writer) => writer.WriteFixed(reader.ReadFixed(schema.Size));
}
