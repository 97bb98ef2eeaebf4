namespace Streamiz.Topology;

/// <summary>What can be chosen about the flight topology.</summary>
public sealed record FlightTopologyOptions
{
    /// <summary>The names of the topics.</summary>
    public FlightTopics Topics { get; init; } = new();

    /// <summary>Length of a window, milliseconds (&gt; 0).</summary>
    public long WindowMs { get; init; } = 60_000;

    /// <summary>How late a record may come to its window, milliseconds of event time.</summary>
    public long GraceMs { get; init; } = 30_000;

    /// <summary>How long windows can be asked for, milliseconds of event time; never shorter than window and grace together.</summary>
    public long RetentionMs { get; init; } = 86_400_000;

    /// <summary>How long an aircraft is kept without news, milliseconds of event time.</summary>
    public long ExpiryMs { get; init; } = 300_000;

    /// <summary>True keeps the stores in memory instead of RocksDB.</summary>
    public bool InMemory { get; init; }
}
