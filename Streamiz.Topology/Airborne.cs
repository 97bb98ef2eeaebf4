using Flights;

namespace Streamiz.Topology;

/// <summary>What counts as airborne, and the units of aviation.</summary>
public static class Airborne
{
    /// <summary>Feet in a metre.</summary>
    public const double FeetPerMetre = 3.28084;

    /// <summary>Knots in a metre per second.</summary>
    public const double KnotsPerMetrePerSecond = 1.94384;

    /// <summary>True for a state vector off the ground with a known position and an altitude above 0.</summary>
    public static bool Is(StateVector state) =>
        !state.OnGround && state.Longitude is not null && state.Latitude is not null && state.BaroAltitude is > 0;

    /// <summary>The position of an airborne state vector, in feet and knots.</summary>
    public static FlightPosition Position(StateVector state) => new()
    {
        Icao24 = state.Icao24,
        Callsign = state.Callsign,
        OriginCountry = state.OriginCountry,
        TimePosition = state.TimePosition,
        Longitude = state.Longitude!.Value,
        Latitude = state.Latitude!.Value,
        AltitudeFeet = state.BaroAltitude!.Value * FeetPerMetre,
        VelocityKnots = state.Velocity * KnotsPerMetrePerSecond,
    };
}
