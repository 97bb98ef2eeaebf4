namespace Streamiz.Host.Sources;

/// <summary>One row of a <c>/states/all</c> body, checked, in the units of the API: metres, metres per second, degrees, Unix seconds.</summary>
internal sealed record StateVectorRow
{
    /// <summary>The transponder's address: six lower-case hexadecimal digits.</summary>
    public required string Icao24 { get; init; }

    /// <summary>As it came, padded to eight places; null or blank where the aircraft sends none.</summary>
    public string? Callsign { get; init; }

    /// <summary>The country of registration as the API names it; empty where it does not know.</summary>
    public required string OriginCountry { get; init; }

    /// <summary>Unix seconds of the position; null together with it.</summary>
    public long? TimePosition { get; init; }

    /// <summary>Unix seconds of the last message of any kind: the event time.</summary>
    public required long LastContact { get; init; }

    /// <summary>Degrees, -180 to 180.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Metres by barometer.</summary>
    public double? BaroAltitude { get; init; }

    public required bool OnGround { get; init; }

    /// <summary>Metres per second over ground.</summary>
    public double? Velocity { get; init; }

    /// <summary>Degrees clockwise from north.</summary>
    public double? TrueTrack { get; init; }

    /// <summary>Metres per second; climbing is positive.</summary>
    public double? VerticalRate { get; init; }

    /// <summary>Metres by satellite navigation.</summary>
    public double? GeoAltitude { get; init; }

    public string? Squawk { get; init; }

    /// <summary>Special purpose indicator.</summary>
    public bool Spi { get; init; }

    /// <summary>0 ADS-B, 1 ASTERIX, 2 MLAT, 3 FLARM.</summary>
    public int PositionSource { get; init; }

    /// <summary>Aircraft category of the extended answer; 0 where it is not told.</summary>
    public int Category { get; init; }
}
