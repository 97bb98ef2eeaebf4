namespace Streamiz.Broker.Fetching;

/// <summary>What a fetch asks for, apart from its partitions.</summary>
internal sealed record FetchTerms
{
    public int MaxWaitMs { get; init; }

    public int MinBytes { get; init; }

    public int MaxBytes { get; init; }

    public bool IsCommittedOnly { get; init; }

    public bool ByTopicId { get; init; }

    /// <summary>The session this belongs to, or null.</summary>
    public FetchSession? Session { get; init; }

    /// <summary>True when only what has changed is to be answered.</summary>
    public bool IsIncremental { get; init; }
}
