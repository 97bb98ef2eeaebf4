using System.Buffers;
using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Benchmarks.App;

/// <summary>State vectors in Avro behind Confluent's header.</summary>
internal sealed class StateSerDes(int schemaId) : AbstractSerDes<FlightState>, ISpanSerDes<FlightState>
{
    private const int HeaderSize = 5;

    public override FlightState Deserialize(byte[]? data, SerializationContext context) => Read(data);

    public FlightState Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => Read(data);

    public override byte[]? Serialize(FlightState data, SerializationContext context) => throw new NotSupportedException("state vectors are only read here");

    public void Serialize(FlightState data, IBufferWriter<byte> output, in SpanContext context) => throw new NotSupportedException("state vectors are only read here");

    private FlightState Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < HeaderSize || data[0] != 0) throw new InvalidDataException("not Confluent's wire format");
        int id = BinaryPrimitives.ReadInt32BigEndian(data[1..]);
        if (id != schemaId) throw new InvalidDataException($"schema {id} where {schemaId} is due");
        var reader = new AvroReader(data[HeaderSize..]);
        return FlightState.Read(ref reader);
    }
}
