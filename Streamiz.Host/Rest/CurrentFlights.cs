using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>Airborne aircraft.</summary>
/// <param name="Time">Unix seconds of the newest message of any aircraft.</param>
/// <param name="Total">How many match, whatever the limit.</param>
/// <param name="Flights">By address.</param>
/// <param name="MissingHosts">Hosts that did not give their part.</param>
internal sealed record CurrentFlights(long Time, int Total, IReadOnlyList<Aircraft> Flights, IReadOnlyList<string> MissingHosts);
