using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Records that carry their schema with them: read as they were written.</summary>
internal sealed class GenericValues : AvroValues<GenericRecord>
{
    public override AvroSchema SchemaOf(GenericRecord value) => value.Schema;

    public override void Write(GenericRecord value, ref AvroWriter writer) => new GenericWriter(value.Schema).Write(ref writer, value);

    public override Incoming<GenericRecord> Prepare(int id, AvroSchema writer) => writer is RecordSchema
        ? new AsWritten(id, new GenericReader(writer))
        : throw new AvroSchemaException($"the data hold {writer.TypeName} where a record is wanted");

    private sealed class AsWritten(int id, GenericReader generic) : Incoming<GenericRecord>(id)
    {
        public override GenericRecord Read(ref AvroReader reader) => generic.Read(ref reader).AsRecord();
    }
}
