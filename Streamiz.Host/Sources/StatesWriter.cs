using System.Buffers;
using System.Text.Json;

namespace Streamiz.Host.Sources;

/// <summary>Writes bodies in the shape of <c>/states/all</c>, with the eighteenth field.</summary>
internal static class StatesWriter
{
    public static void Write(IBufferWriter<byte> output, StatesBody body)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("time"u8, body.Time ?? 0);
        json.WriteStartArray("states"u8);
        foreach (StateVectorRow row in body.Rows) Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StateVectorRow row)
    {
        json.WriteStartArray();
        json.WriteStringValue(row.Icao24);
        json.WriteStringValue(row.Callsign);
        json.WriteStringValue(row.OriginCountry);
        Number(json, row.TimePosition);
        json.WriteNumberValue(row.LastContact);
        Number(json, row.Longitude);
        Number(json, row.Latitude);
        Number(json, row.BaroAltitude);
        json.WriteBooleanValue(row.OnGround);
        Number(json, row.Velocity);
        Number(json, row.TrueTrack);
        Number(json, row.VerticalRate);
        json.WriteNullValue();
        Number(json, row.GeoAltitude);
        json.WriteStringValue(row.Squawk);
        json.WriteBooleanValue(row.Spi);
        json.WriteNumberValue(row.PositionSource);
        json.WriteNumberValue(row.Category);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, double? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }

    private static void Number(Utf8JsonWriter json, long? value)
    {
        if (value is { } number) json.WriteNumberValue(number);
        else json.WriteNullValue();
    }
}
