using System.Buffers;
using System.Buffers.Binary;
using Confluent.Kafka;
using Streamiz.Avro;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Benchmarks.App;

/// <summary>Positions in Avro behind Confluent's header.</summary>
internal sealed class PositionSerDes(int schemaId) : AbstractSerDes<Position>, ISpanSerDes<Position>
{
    private const int HeaderSize = 5;
    private const int NumberBytes = 80;

    public override Position Deserialize(byte[]? data, SerializationContext context) => Read(data);

    public Position Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => Read(data);

    public override byte[]? Serialize(Position data, SerializationContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(data, buffer, new SpanContext(context.Topic, context.Component));
        return buffer.WrittenSpan.ToArray();
    }

    public void Serialize(Position data, IBufferWriter<byte> output, in SpanContext context)
    {
        int most = HeaderSize + NumberBytes + (3 * (data.Icao24.Length + (data.Callsign?.Length ?? 0) + data.OriginCountry.Length)) + 15;
        var span = output.GetSpan(most);
        span[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], schemaId);
        var writer = new AvroWriter(span[HeaderSize..]);
        writer.WriteString(data.Icao24);
        writer.WriteIndex(data.Callsign is null ? 0 : 1);
        if (data.Callsign is not null) writer.WriteString(data.Callsign);
        writer.WriteString(data.OriginCountry);
        writer.WriteIndex(data.TimePosition.HasValue ? 1 : 0);
        if (data.TimePosition is { } time) writer.WriteLong(time);
        writer.WriteDouble(data.Longitude);
        writer.WriteDouble(data.Latitude);
        writer.WriteDouble(data.AltitudeFeet);
        writer.WriteIndex(data.VelocityKnots.HasValue ? 1 : 0);
        if (data.VelocityKnots is { } velocity) writer.WriteDouble(velocity);
        output.Advance(HeaderSize + writer.Written);
    }

    private Position Read(ReadOnlySpan<byte> data)
    {
        if (data.Length < HeaderSize || data[0] != 0 || BinaryPrimitives.ReadInt32BigEndian(data[1..]) != schemaId) throw new InvalidDataException("not a position");
        var reader = new AvroReader(data[HeaderSize..]);
        return new Position
        {
            Icao24 = reader.ReadString(),
            Callsign = reader.ReadIndex(2) == 0 ? null : reader.ReadString(),
            OriginCountry = reader.ReadString(),
            TimePosition = reader.ReadIndex(2) == 0 ? null : reader.ReadLong(),
            Longitude = reader.ReadDouble(),
            Latitude = reader.ReadDouble(),
            AltitudeFeet = reader.ReadDouble(),
            VelocityKnots = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
        };
    }
}
