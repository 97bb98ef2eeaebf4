using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>One country's windows.</summary>
/// <param name="Country">Its name.</param>
/// <param name="Airborne">Aircraft airborne now.</param>
/// <param name="WindowSeconds">Length of a window.</param>
/// <param name="Counts">By start.</param>
internal sealed record CountryCounts(string Country, long Airborne, long WindowSeconds, IReadOnlyList<WindowTotal> Counts);
