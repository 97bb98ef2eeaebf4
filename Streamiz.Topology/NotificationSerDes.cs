using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Confluent.Kafka;
using Flights;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Topology;

/// <summary>
/// Writes a position as the JSON of the notifications topic: <c>icao24, callsign, origin_country, time_position</c> (ISO 8601, UTC),
/// <c>longitude, latitude, altitude_feet, velocity_knots</c>; what is not known is null.
/// </summary>
public sealed class NotificationSerDes : AbstractSerDes<FlightPosition>, ISpanSerDes<FlightPosition>
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <inheritdoc/>
    public override byte[]? Serialize(FlightPosition data, SerializationContext context)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        Serialize(data, buffer, new SpanContext(context.Topic, context.Component));
        return buffer.WrittenSpan.ToArray();
    }

    /// <inheritdoc/>
    public void Serialize(FlightPosition data, IBufferWriter<byte> output, in SpanContext context)
    {
        using var json = new Utf8JsonWriter(output, _plain);
        json.WriteStartObject();
        json.WriteString("icao24"u8, data.Icao24);
        json.WriteString("callsign"u8, data.Callsign);
        json.WriteString("origin_country"u8, data.OriginCountry);
        if (data.TimePosition is { } time) json.WriteString("time_position"u8, DateTimeOffset.FromUnixTimeSeconds(time).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        else json.WriteNull("time_position"u8);
        json.WriteNumber("longitude"u8, data.Longitude);
        json.WriteNumber("latitude"u8, data.Latitude);
        json.WriteNumber("altitude_feet"u8, data.AltitudeFeet);
        if (data.VelocityKnots is { } knots) json.WriteNumber("velocity_knots"u8, knots);
        else json.WriteNull("velocity_knots"u8);
        json.WriteEndObject();
    }

    /// <summary>Notifications are written and never read back here.</summary>
    public override FlightPosition Deserialize(byte[]? data, SerializationContext context) => throw new NotSupportedException("Notifications are only written.");

    /// <inheritdoc cref="Deserialize(byte[], SerializationContext)"/>
    public FlightPosition Deserialize(ReadOnlySpan<byte> data, in SpanContext context) => throw new NotSupportedException("Notifications are only written.");
}
