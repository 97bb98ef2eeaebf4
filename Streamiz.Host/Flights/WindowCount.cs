namespace Streamiz.Host.Flights;

/// <summary>A count of one country in one window.</summary>
/// <param name="Country">Empty where the API does not know it.</param>
/// <param name="Start">Unix milliseconds of the window's start.</param>
/// <param name="Count">How many.</param>
internal readonly record struct WindowCount(string Country, long Start, long Count);
