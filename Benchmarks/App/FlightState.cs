using Streamiz.Avro;

namespace Streamiz.Benchmarks.App;

/// <summary>A state vector of the twin's schema, field by field in its order.</summary>
internal sealed class FlightState
{
    public required string Icao24 { get; init; }

    public string? Callsign { get; init; }

    public required string OriginCountry { get; init; }

    public long? TimePosition { get; init; }

    public long LastContact { get; init; }

    public double? Longitude { get; init; }

    public double? Latitude { get; init; }

    public double? BaroAltitude { get; init; }

    public bool OnGround { get; init; }

    public double? Velocity { get; init; }

    public double? TrueTrack { get; init; }

    public double? VerticalRate { get; init; }

    public double? GeoAltitude { get; init; }

    public string? Squawk { get; init; }

    public bool Spi { get; init; }

    public int PositionSource { get; init; }

    public int Category { get; init; }

    public static FlightState Read(ref AvroReader source)
    {
        // A local lives in registers. Initializers run in the order in which they stand: that of the schema.
        var reader = source;
        var state = new FlightState
        {
            Icao24 = reader.ReadString(),
            Callsign = reader.ReadIndex(2) == 0 ? null : reader.ReadString(),
            OriginCountry = reader.ReadString(),
            TimePosition = reader.ReadIndex(2) == 0 ? null : reader.ReadLong(),
            LastContact = reader.ReadLong(),
            Longitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            Latitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            BaroAltitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            OnGround = reader.ReadBoolean(),
            Velocity = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            TrueTrack = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            VerticalRate = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            GeoAltitude = reader.ReadIndex(2) == 0 ? null : reader.ReadDouble(),
            Squawk = reader.ReadIndex(2) == 0 ? null : reader.ReadString(),
            Spi = reader.ReadBoolean(),
            PositionSource = reader.ReadInt(),
            Category = reader.ReadInt(),
        };
        source = reader;
        return state;
    }
}
