using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>All countries' windows together.</summary>
internal sealed record CountryCountTotals(long WindowSeconds, IReadOnlyList<WindowTotal> Totals);
