namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Something that happened to a thread's membership.</summary>
/// <param name="Kind">What.</param>
internal sealed record GroupChange(GroupChangeKind Kind)
{
    /// <summary>What each member says of itself, for the one who shares the work.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Members { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>This member's share.</summary>
    public ReadOnlyMemory<byte> Share { get; init; }

    /// <summary>Why it failed.</summary>
    public Exception? Error { get; init; }
}
