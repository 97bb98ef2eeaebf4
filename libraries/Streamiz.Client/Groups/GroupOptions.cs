namespace Streamiz.Client.Groups;

/// <summary>A membership in a group.</summary>
public sealed record GroupOptions
{
    /// <summary>The group.</summary>
    public required string GroupId { get; init; }

    /// <summary>The member's lasting name; a member with one keeps its place over a restart. Null has none.</summary>
    public string? GroupInstanceId { get; init; }

    /// <summary>What kind of group it is; all members have the same.</summary>
    public string ProtocolType { get; init; } = "consumer";

    /// <summary>For a consumer group: the name of the coordinator's way of sharing, <c>uniform</c> or <c>range</c>; null is the cluster's choice.</summary>
    public string? ServerAssignor { get; init; }

    /// <summary>How long the group keeps a member that is not heard of, milliseconds.</summary>
    public int SessionTimeoutMs { get; init; } = 45_000;

    /// <summary>How often the member is heard of, milliseconds.</summary>
    public int HeartbeatIntervalMs { get; init; } = 3_000;

    /// <summary>How long the driver may be busy between two calls of <see cref="KafkaClient.Drive"/>, and a rebalance waits for a member, milliseconds.</summary>
    public int MaxPollIntervalMs { get; init; } = 300_000;
}
