namespace Streamiz.Tests;

/// <summary>One position, in feet and knots, with the timestamp of its record in milliseconds.</summary>
public sealed record PlainPosition(
    string Icao24, string? Callsign, string Country, long? TimePosition, double Longitude, double Latitude, double AltitudeFeet, double? VelocityKnots, long Timestamp)
{
    /// <summary>Reads what the positions topic holds: Confluent's header of five bytes, then the Avro of <c>flights.FlightPosition</c>, by hand.</summary>
    public static PlainPosition FromAvro(byte[] value, long timestamp)
    {
        if (value[0] != 0) throw new InvalidDataException("No magic byte.");
        var reader = new PlainAvro(value, 5);
        var position = new PlainPosition(reader.Text(), reader.Long() == 1 ? reader.Text() : null, reader.Text(), reader.Long() == 1 ? reader.Long() : null,
            reader.Double(), reader.Double(), reader.Double(), reader.Long() == 1 ? reader.Double() : null, timestamp);
        if (!reader.AtEnd) throw new InvalidDataException("Bytes are left.");
        return position;
    }

    /// <summary>Reads what the notifications topic holds.</summary>
    public static PlainPosition FromJson(byte[] value, long timestamp)
    {
        System.Text.Json.JsonElement j = System.Text.Json.JsonDocument.Parse(value).RootElement;
        return new PlainPosition(j.GetProperty("icao24").GetString()!, j.GetProperty("callsign").GetString(), j.GetProperty("origin_country").GetString()!,
            j.GetProperty("time_position").GetString() is { } time ? DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() : null,
            j.GetProperty("longitude").GetDouble(), j.GetProperty("latitude").GetDouble(), j.GetProperty("altitude_feet").GetDouble(),
            j.GetProperty("velocity_knots").ValueKind == System.Text.Json.JsonValueKind.Null ? null : j.GetProperty("velocity_knots").GetDouble(), timestamp);
    }
}
