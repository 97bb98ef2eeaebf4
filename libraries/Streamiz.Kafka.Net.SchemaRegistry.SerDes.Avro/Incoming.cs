using Streamiz.Avro;

namespace Streamiz.Kafka.Net.SchemaRegistry.SerDes.Avro;

/// <summary>Reads values that were written with one schema id.</summary>
internal abstract class Incoming<T>(int id)
{
    public int Id { get; } = id;

    public abstract T Read(ref AvroReader reader);
}
