using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>All countries, those with most reports first.</summary>
/// <param name="Countries">Them.</param>
/// <param name="MissingHosts">Hosts that did not give their part.</param>
internal sealed record CountryList(IReadOnlyList<CountryFigures> Countries, IReadOnlyList<string> MissingHosts);
