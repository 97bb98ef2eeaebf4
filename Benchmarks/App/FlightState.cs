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

    // Initializers run in the order in which they stand: that of the schema.
    public static FlightState Read(ref AvroReader reader) => new()
    {
        Icao24 = reader.ReadString(),
        Callsign = reader.ReadIndex(2) == 0 ? null : reader.ReadString(),
        OriginCountry = reader.ReadString(),
        TimePosition = reader.ReadIndex(2) == 0 ? null : reader.ReadLong(),
        LastContact = reader.ReadLong(),
        Longitude = Number(ref reader),
        Latitude = Number(ref reader),
        BaroAltitude = Number(ref reader),
        OnGround = reader.ReadBoolean(),
        Velocity = Number(ref reader),
        TrueTrack = Number(ref reader),
        VerticalRate = Number(ref reader),
        GeoAltitude = Number(ref reader),
        Squawk = reader.ReadIndex(2) == 0 ? null : reader.ReadString(),
        Spi = reader.ReadBoolean(),
        PositionSource = reader.ReadInt(),
        Category = reader.ReadInt(),
    };

    private static double? Number(ref AvroReader reader) => reader.ReadIndex(2) == 0 ? null : reader.ReadDouble();
}
