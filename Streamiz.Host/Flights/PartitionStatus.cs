namespace Streamiz.Host.Flights;

/// <summary>How far one input partition is read.</summary>
internal sealed record PartitionStatus(string Name, long Position, long? Lag);
