namespace Streamiz.Client.Reading;

/// <summary>How records are fetched.</summary>
public sealed record FetchOptions
{
    /// <summary>Whether records of open and aborted transactions are left out.</summary>
    public bool ReadCommitted { get; init; }

    /// <summary>How long the cluster may hold a fetch that finds nothing, milliseconds.</summary>
    public int MaxWaitMs { get; init; } = 500;

    /// <summary>How many bytes the cluster waits for before it answers.</summary>
    public int MinBytes { get; init; } = 1;

    /// <summary>The most bytes of one answer.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>The most bytes of one partition in one answer.</summary>
    public int MaxPartitionBytes { get; init; } = 1 << 20;

    /// <summary>A partition with so many fetched bytes that have not been returned is not fetched.</summary>
    public int MaxBufferedPartitionBytes { get; init; } = 2 << 20;

    /// <summary>With so many fetched bytes that have not been returned nothing is fetched.</summary>
    public long MaxBufferedBytes { get; init; } = 64 << 20;

    /// <summary>The most bytes that one batch's records may take when decompressed.</summary>
    public int MaxBatchBytes { get; init; } = 128 << 20;

    /// <summary>Whether checksums are compared.</summary>
    public bool CheckCrcs { get; init; } = true;

    /// <summary>
    /// Whether what it fetches goes over connections of its own. A node answers the requests of a connection one after the other: a fetch that finds nothing
    /// and waits would hold up those of the client's other fetchers.
    /// </summary>
    public bool OwnConnections { get; init; }
}
