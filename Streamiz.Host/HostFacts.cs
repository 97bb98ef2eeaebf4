namespace Streamiz.Host;

/// <summary>What is fixed once the host has started, for the page and the answers.</summary>
internal sealed record HostFacts
{
    /// <summary>The source of state vectors, in words.</summary>
    public required string SourceName { get; init; }

    /// <summary>The topology as <c>Describe()</c> writes it.</summary>
    public required string TopologyText { get; init; }

    /// <summary>What writing requests must bring along; null where none is asked for.</summary>
    public string? ApiKey { get; init; }

    /// <summary>True when nobody but this machine can reach the host.</summary>
    public required bool LoopbackOnly { get; init; }
}
