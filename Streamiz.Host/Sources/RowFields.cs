namespace Streamiz.Host.Sources;

/// <summary>The fields of a row while it is being read, before anything is believed.</summary>
internal struct RowFields
{
    public string? Icao24;
    public string? Callsign;
    public string? OriginCountry;
    public long? TimePosition;
    public long? LastContact;
    public double? Longitude;
    public double? Latitude;
    public double? BaroAltitude;
    public bool OnGround;
    public double? Velocity;
    public double? TrueTrack;
    public double? VerticalRate;
    public double? GeoAltitude;
    public string? Squawk;
    public bool Spi;
    public long? PositionSource;
    public long? Category;

    /// <summary>The row, once it has been checked.</summary>
    public readonly StateVectorRow ToRow(Countries countries) => new()
    {
        Icao24 = Icao24!.ToLowerInvariant(),
        Callsign = Callsign,
        OriginCountry = countries.Intern(OriginCountry ?? ""),
        TimePosition = TimePosition,
        LastContact = LastContact!.Value,
        Longitude = Longitude,
        Latitude = Latitude,
        BaroAltitude = BaroAltitude,
        OnGround = OnGround,
        Velocity = Velocity,
        TrueTrack = TrueTrack,
        VerticalRate = VerticalRate,
        GeoAltitude = GeoAltitude,
        Squawk = Squawk,
        Spi = Spi,
        PositionSource = (int)(PositionSource ?? 0),
        Category = (int)(Category ?? 0),
    };
}
