using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Groups;

/// <summary>A member of the streams group protocol.</summary>
internal sealed class StreamsMember(string id, string? instanceId, string clientId, string clientHost)
{
    public string Id { get; } = id;

    public string? InstanceId { get; } = instanceId;

    public string ClientId { get; } = clientId;

    public string ClientHost { get; } = clientHost;

    public string? RackId { get; set; }

    public string ProcessId { get; set; } = "";

    public StreamsGroupHeartbeatRequest.Endpoint? Endpoint { get; set; }

    public List<StreamsGroupHeartbeatRequest.KeyValue> Tags { get; set; } = [];

    public int TopologyEpoch { get; set; }

    public int RebalanceTimeoutMs { get; set; } = 300_000;

    public HashSet<TaskId> Target { get; set; } = [];

    public HashSet<TaskId> StandbyTarget { get; set; } = [];

    /// <summary>Standby tasks it was last told.</summary>
    public HashSet<TaskId> Standby { get; set; } = [];

    public Reconciliation<TaskId> Progress { get; } = new();

    public long ExpiresAt { get; set; }

    public long RevokesBy { get; set; } = long.MaxValue;
}
