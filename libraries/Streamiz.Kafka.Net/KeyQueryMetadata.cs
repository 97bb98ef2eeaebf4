using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net;

/// <summary>Who has a key of a store.</summary>
public sealed class KeyQueryMetadata
{
    internal KeyQueryMetadata(HostInfo activeHost, IReadOnlySet<HostInfo> standbyHosts, int partition)
    {
        ActiveHost = activeHost;
        StandbyHosts = standbyHosts;
        Partition = partition;
    }

    /// <summary>The answer while this instance does not know how the work is shared: it has just started.</summary>
    public static KeyQueryMetadata NotAvailable { get; } = new(HostInfo.Unavailable, new HashSet<HostInfo>(), -1);

    /// <summary>The instance that works on the key's partition; <see cref="HostInfo.Unavailable"/> when that one has no <c>application.server</c>.</summary>
    public HostInfo ActiveHost { get; }

    /// <summary>Instances that keep a copy of the partition's state, which may lag behind.</summary>
    public IReadOnlySet<HostInfo> StandbyHosts { get; }

    /// <summary>The key's partition; -1 for a global store, which every instance has whole, and in <see cref="NotAvailable"/>.</summary>
    public int Partition { get; }

    /// <summary>Hosts and partition.</summary>
    public override string ToString() => $"partition {Partition} at {ActiveHost}, copies at {string.Join(", ", StandbyHosts)}";
}
