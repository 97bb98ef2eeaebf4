namespace Streamiz.Host.Sources.Simulation;

/// <summary>A city with an airport.</summary>
/// <param name="Weight">How busy, relative to the others of its country.</param>
internal sealed record City(string Name, string Country, double Latitude, double Longitude, double Weight);
