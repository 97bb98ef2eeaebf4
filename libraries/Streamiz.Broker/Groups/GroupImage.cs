namespace Streamiz.Broker.Groups;

/// <summary>A classic group as it is written to the log.</summary>
internal sealed record GroupImage
{
    public string ProtocolType { get; init; } = "";

    public int Generation { get; init; }

    public string? Protocol { get; init; }

    public string? LeaderId { get; init; }

    public long StateSinceMs { get; init; }

    public IReadOnlyList<ClassicMember> Members { get; init; } = [];
}
