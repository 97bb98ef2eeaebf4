namespace Streamiz.Host.Flights;

/// <summary>An airborne aircraft as the store holds it, in aviation units beside those of the API.</summary>
internal sealed record Aircraft
{
    public required string Icao24 { get; init; }

    public string? Callsign { get; init; }

    public required string OriginCountry { get; init; }

    /// <summary>Unix seconds of the position.</summary>
    public long? TimePosition { get; init; }

    /// <summary>Unix seconds of the last message.</summary>
    public required long LastContact { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required double AltitudeFeet { get; init; }

    public double? VelocityKnots { get; init; }

    /// <summary>Degrees clockwise from north.</summary>
    public double? TrueTrack { get; init; }

    /// <summary>Metres per second; climbing is positive.</summary>
    public double? VerticalRate { get; init; }

    /// <summary>Metres by satellite navigation.</summary>
    public double? GeoAltitude { get; init; }

    public string? Squawk { get; init; }

    public bool Spi { get; init; }

    public int PositionSource { get; init; }

    public int Category { get; init; }
}
