namespace Streamiz.Host.Flights;

/// <summary>One country now.</summary>
/// <param name="Country">Empty where the API does not know it.</param>
/// <param name="Airborne">Aircraft airborne now.</param>
/// <param name="Reports">Position reports in the newest window.</param>
/// <param name="Aircraft">Distinct aircraft in the newest window.</param>
internal sealed record CountryFigures(string Country, long Airborne, long Reports, long Aircraft);
