namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Something that happened to a thread's membership.</summary>
/// <param name="Kind">What.</param>
internal sealed record GroupChange(GroupChangeKind Kind)
{
    /// <summary>What each member says of itself, for the one who shares the work.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Members { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>This member's share where a member shares the work.</summary>
    public ReadOnlyMemory<byte> Share { get; init; }

    /// <summary>This member's share where the cluster shares the work: tasks to work on.</summary>
    public IReadOnlyList<(int Id, int Partition)>? Active { get; init; }

    /// <summary>Where the cluster shares the work: tasks whose state is kept for others.</summary>
    public IReadOnlyList<(int Id, int Partition)> Standby { get; init; } = [];

    /// <summary>Where the cluster shares the work: members that can be asked, and what they work on.</summary>
    public IReadOnlyList<GroupPlace> Places { get; init; } = [];

    /// <summary>Why it failed.</summary>
    public Exception? Error { get; init; }
}
