using Streamiz.Host.Flights;

namespace Streamiz.Host.Live;

/// <summary>How the host does, for the page and for <c>/health</c>.</summary>
internal sealed record HealthFigures
{
    public required string State { get; init; }

    public required bool Ready { get; init; }

    public required string Source { get; init; }

    public double RecordsPerSecond { get; init; }

    public long? Lag { get; init; }

    public long Sent { get; init; }

    public long Rejected { get; init; }

    public long OutOfDate { get; init; }

    public long Errors { get; init; }

    public long MemoryMb { get; init; }

    public IReadOnlyList<HealthCheck> Checks { get; init; } = [];

    public IReadOnlyList<PartitionStatus> Partitions { get; init; } = [];

    /// <summary>Records a second by node of the topology.</summary>
    public IReadOnlyDictionary<string, double> NodeRates { get; init; } = new Dictionary<string, double>();
}
