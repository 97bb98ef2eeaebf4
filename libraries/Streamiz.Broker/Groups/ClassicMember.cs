using Streamiz.Broker.Core;

namespace Streamiz.Broker.Groups;

internal sealed class ClassicMember(string id, string? instanceId, string clientId, string clientHost)
{
    public string Id { get; } = id;

    public string? InstanceId { get; } = instanceId;

    public string ClientId { get; } = clientId;

    public string ClientHost { get; } = clientHost;

    public int SessionTimeoutMs { get; set; }

    public int RebalanceTimeoutMs { get; set; }

    /// <summary>The protocols it can follow, best first.</summary>
    public List<(string Name, byte[] Metadata)> Protocols { get; set; } = [];

    public byte[] Assignment { get; set; } = [];

    /// <summary>Its JoinGroup that waits for the others.</summary>
    public Call? Joining { get; set; }

    /// <summary>Its SyncGroup that waits for the leader.</summary>
    public Call? Syncing { get; set; }

    /// <summary>When it is taken for gone, unless it is heard of before.</summary>
    public long ExpiresAt { get; set; }

    /// <summary>True while a timer looks at <see cref="ExpiresAt"/>.</summary>
    public bool IsWatched { get; set; }

    public byte[] MetadataOf(string? protocol)
    {
        foreach ((string name, byte[] metadata) in Protocols)
        {
            if (name == protocol) return metadata;
        }
        return [];
    }

    public bool HasSameProtocols(List<(string Name, byte[] Metadata)> others)
    {
        if (others.Count != Protocols.Count) return false;
        for (int i = 0; i < others.Count; i++)
        {
            if (others[i].Name != Protocols[i].Name || !others[i].Metadata.AsSpan().SequenceEqual(Protocols[i].Metadata)) return false;
        }
        return true;
    }
}
