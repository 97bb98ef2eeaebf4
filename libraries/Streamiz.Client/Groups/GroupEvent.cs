namespace Streamiz.Client.Groups;

/// <summary>Something that has happened to a member.</summary>
/// <param name="Kind">What.</param>
public sealed record GroupEvent(GroupEventKind Kind)
{
    /// <summary>The way of sharing that the group has taken.</summary>
    public string Protocol { get; init; } = "";

    /// <summary>All members, for the leader.</summary>
    public IReadOnlyList<JoinedMember> Members { get; init; } = [];

    /// <summary>This member's share in a group of the classic protocol.</summary>
    public ReadOnlyMemory<byte> Assignment { get; init; }

    /// <summary>This member's share in a consumer group.</summary>
    public IReadOnlyList<TopicPartition> Partitions { get; init; } = [];

    /// <summary>This member's share in a streams group.</summary>
    public StreamsShare? Tasks { get; init; }

    /// <summary>Who works on what in a streams group: members that can be asked, several of one process apart.</summary>
    public IReadOnlyList<StreamsPlace> Places { get; init; } = [];

    /// <summary>Why.</summary>
    public KafkaException? Error { get; init; }
}
