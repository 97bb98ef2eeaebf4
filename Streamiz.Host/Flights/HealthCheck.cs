namespace Streamiz.Host.Flights;

/// <summary>One thing that can be well or not.</summary>
internal sealed record HealthCheck(string Name, bool Ok, string? Detail);
