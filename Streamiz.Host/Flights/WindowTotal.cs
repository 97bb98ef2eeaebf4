namespace Streamiz.Host.Flights;

/// <summary>What was counted in one window.</summary>
/// <param name="WindowStart">Unix seconds.</param>
/// <param name="Reports">Position reports.</param>
/// <param name="Aircraft">Distinct aircraft.</param>
internal readonly record struct WindowTotal(long WindowStart, long Reports, long Aircraft);
