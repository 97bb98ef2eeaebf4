namespace Streamiz.Host.Sources.Simulation;

/// <summary>Where an aircraft is at one moment of a leg: degrees, metres, metres per second.</summary>
internal readonly record struct FlightState(
    double Latitude, double Longitude, double? Altitude, double Speed, double Track, double? VerticalRate, bool OnGround);
