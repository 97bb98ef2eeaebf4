using System.Diagnostics.CodeAnalysis;
using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Ordinary classes, whose schema is made from their properties.</summary>
[RequiresDynamicCode("The class is looked at by reflection.")]
[RequiresUnreferencedCode("The class is looked at by reflection.")]
internal sealed class PlainValues<T> : AvroValues<T>
    where T : class
{
    private readonly PlainCodec<T> _codec = PlainCodec<T>.Create();

    public override AvroSchema SchemaOf(T value) => _codec.Schema;

    public override void Write(T value, ref AvroWriter writer) => _codec.Write(ref writer, value);

    public override Incoming<T> Prepare(int id, AvroSchema writer) => new Resolving(id, _codec, ResolutionPlan.Compile(writer, _codec.Schema));

    private sealed class Resolving(int id, PlainCodec<T> codec, ResolutionPlan plan) : Incoming<T>(id)
    {
        public override T Read(ref AvroReader reader) => codec.Read(ref reader, plan, AvroScratch.Current);
    }
}
