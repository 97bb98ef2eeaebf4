using System.Buffers;
using System.Text.Json;
using Confluent.Kafka;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Benchmarks.App;

/// <summary>Positions as JSON, nulls written.</summary>
internal sealed class NotificationSerDes : AbstractSerDes<Position>, ISpanSerDes<Position>
{
    private static readonly JsonEncodedText Icao24 = JsonEncodedText.Encode("icao24");
    private static readonly JsonEncodedText Callsign = JsonEncodedText.Encode("callsign");
    private static readonly JsonEncodedText OriginCountry = JsonEncodedText.Encode("origin_country");
    private static readonly JsonEncodedText TimePosition = JsonEncodedText.Encode("time_position");
    private static readonly JsonEncodedText Longitude = JsonEncodedText.Encode("longitude");
    private static readonly JsonEncodedText Latitude = JsonEncodedText.Encode("latitude");
    private static readonly JsonEncodedText AltitudeFeet = JsonEncodedText.Encode("altitude_feet");
    private static readonly JsonEncodedText VelocityKnots = JsonEncodedText.Encode("velocity_knots");

    // One a thread: a writer is made for many documents, one after the other.
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public override Position Deserialize(byte[]? data, SerializationContext context) => throw new NotSupportedException("notifications are only written here");

    public Position Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => throw new NotSupportedException("notifications are only written here");

    public override byte[]? Serialize(Position data, SerializationContext context)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Serialize(data, buffer, new SpanContext(context.Topic, context.Component));
        return buffer.WrittenSpan.ToArray();
    }

    public void Serialize(Position data, IBufferWriter<byte> output, in SpanContext context)
    {
        var json = _writer ??= new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        json.Reset(output);
        json.WriteStartObject();
        json.WriteString(Icao24, data.Icao24);
        json.WriteString(Callsign, data.Callsign);
        json.WriteString(OriginCountry, data.OriginCountry);
        if (data.TimePosition is { } time) json.WriteNumber(TimePosition, time);
        else json.WriteNull(TimePosition);
        json.WriteNumber(Longitude, data.Longitude);
        json.WriteNumber(Latitude, data.Latitude);
        json.WriteNumber(AltitudeFeet, data.AltitudeFeet);
        if (data.VelocityKnots is { } velocity) json.WriteNumber(VelocityKnots, velocity);
        else json.WriteNull(VelocityKnots);
        json.WriteEndObject();
        json.Flush();
    }
}
