namespace Streamiz.Host.Flights;

/// <summary>The state of the running topology at one moment.</summary>
internal sealed record HostStatus
{
    /// <summary>The engine's state by name, such as RUNNING.</summary>
    public required string State { get; init; }

    /// <summary>True when the stores can be asked and records flow.</summary>
    public required bool Ready { get; init; }

    /// <summary>Records behind the end of the input; null when not known.</summary>
    public long? Lag { get; init; }

    /// <summary>Records processed since the start, by all nodes that read a topic.</summary>
    public long Processed { get; init; }

    /// <summary>Records processed since the start, by node name.</summary>
    public IReadOnlyDictionary<string, long> ProcessedByNode { get; init; } = new Dictionary<string, long>();

    public IReadOnlyList<PartitionStatus> Partitions { get; init; } = [];

    public IReadOnlyList<HealthCheck> Checks { get; init; } = [];
}
