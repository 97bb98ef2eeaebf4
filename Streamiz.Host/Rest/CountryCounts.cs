using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>One country's windows.</summary>
internal sealed record CountryCounts(string Country, long WindowSeconds, IReadOnlyList<WindowTotal> Counts);
