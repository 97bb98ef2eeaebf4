namespace Streamiz.Host.Flights;

/// <summary>One version of a subject.</summary>
internal sealed record SchemaVersion(string Subject, int Version, int Id, string Schema, string? Compatibility);
