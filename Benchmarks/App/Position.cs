namespace Streamiz.Benchmarks.App;

/// <summary>Where an airborne aircraft is, in aviation units.</summary>
internal sealed class Position
{
    public required string Icao24 { get; init; }

    public string? Callsign { get; init; }

    public required string OriginCountry { get; init; }

    public long? TimePosition { get; init; }

    public double Longitude { get; init; }

    public double Latitude { get; init; }

    public double AltitudeFeet { get; init; }

    public double? VelocityKnots { get; init; }
}
