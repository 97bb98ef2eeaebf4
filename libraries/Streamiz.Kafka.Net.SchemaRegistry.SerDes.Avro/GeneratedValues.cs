using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Records made of schemas at build time: read and written by their own codec.</summary>
internal sealed class GeneratedValues<T>(AvroRecordCodec<T> codec) : AvroValues<T>
{
    public override AvroSchema SchemaOf(T value) => codec.Schema;

    public override void Write(T value, ref AvroWriter writer) => codec.Write(value, ref writer);

    public override Incoming<T> Prepare(int id, AvroSchema writer)
    {
        var plan = ResolutionPlan.Compile(writer, codec.Schema);
        return plan.IsDirect ? new Direct(id, codec) : new Resolving(id, codec, plan);
    }

    private sealed class Direct(int id, AvroRecordCodec<T> codec) : Incoming<T>(id)
    {
        public override T Read(ref AvroReader reader) => codec.Read(ref reader);
    }

    private sealed class Resolving(int id, AvroRecordCodec<T> codec, ResolutionPlan plan) : Incoming<T>(id)
    {
        public override T Read(ref AvroReader reader) => codec.Read(ref reader, plan);
    }
}
