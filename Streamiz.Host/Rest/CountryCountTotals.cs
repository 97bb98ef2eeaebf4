using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>All countries' windows together.</summary>
/// <param name="WindowSeconds">Length of a window.</param>
/// <param name="Totals">By start.</param>
/// <param name="MissingHosts">Hosts that did not give their part.</param>
internal sealed record CountryCountTotals(long WindowSeconds, IReadOnlyList<WindowTotal> Totals, IReadOnlyList<string> MissingHosts);
