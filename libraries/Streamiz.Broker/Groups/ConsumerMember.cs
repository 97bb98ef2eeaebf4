namespace Streamiz.Broker.Groups;

/// <summary>A member of the consumer group protocol.</summary>
internal sealed class ConsumerMember(string id, string? instanceId, string clientId, string clientHost)
{
    public string Id { get; } = id;

    public string? InstanceId { get; } = instanceId;

    public string ClientId { get; } = clientId;

    public string ClientHost { get; } = clientHost;

    public string? RackId { get; set; }

    public int RebalanceTimeoutMs { get; set; } = 300_000;

    public List<string> Topics { get; set; } = [];

    public string Regex { get; set; } = "";

    public string? Assignor { get; set; }

    public HashSet<TopicPartitionId> Target { get; set; } = [];

    public Reconciliation<TopicPartitionId> Progress { get; set; } = new();

    /// <summary>A static member that has left for a moment; its place is kept.</summary>
    public bool IsAway { get; set; }

    public long ExpiresAt { get; set; }

    /// <summary>Until when it must have given up what it was told to, or <see cref="long.MaxValue"/>.</summary>
    public long RevokesBy { get; set; } = long.MaxValue;
}
