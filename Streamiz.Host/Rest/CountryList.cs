using Streamiz.Host.Flights;

namespace Streamiz.Host.Rest;

/// <summary>All countries, those with most reports first.</summary>
internal sealed record CountryList(IReadOnlyList<CountryFigures> Countries);
