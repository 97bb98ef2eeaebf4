namespace Streamiz.Avro;

internal sealed class GeneratedRecordCodec<T> : AvroRecordCodec<T>
    where T : class, IAvroRecord<T>
{
    public override RecordSchema Schema => T.Schema;

    public override T Read(ref AvroReader reader) => T.Read(ref reader);

    public override T Read(ref AvroReader reader, ResolutionPlan plan) => T.Read(ref reader, plan);

    public override void Write(T record, ref AvroWriter writer) => record.Write(ref writer);
}
