using Confluent.Kafka;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net;

/// <summary>What one instance of the application works on, and which stores can be asked there. It does not change: after the work was shared anew, ask anew.</summary>
public sealed class StreamsMetadata
{
    internal StreamsMetadata(HostInfo hostInfo)
    {
        HostInfo = hostInfo;
    }

    /// <summary>Where it can be asked.</summary>
    public HostInfo HostInfo { get; }

    /// <summary>Name or address of <see cref="HostInfo"/>.</summary>
    public string Host => HostInfo.Host;

    /// <summary>Port of <see cref="HostInfo"/>.</summary>
    public int Port => HostInfo.Port;

    /// <summary>Names of the stores of the tasks that it works on, and of all global stores.</summary>
    public IReadOnlySet<string> StateStoreNames { get; internal init; } = new HashSet<string>();

    /// <summary>Partitions of source topics that it works on.</summary>
    public IReadOnlySet<TopicPartition> TopicPartitions { get; internal init; } = new HashSet<TopicPartition>();

    /// <summary>Names of the stores of which it keeps copies for others.</summary>
    public IReadOnlySet<string> StandbyStateStoreNames { get; internal init; } = new HashSet<string>();

    /// <summary>Partitions of source topics whose state it keeps for others.</summary>
    public IReadOnlySet<TopicPartition> StandbyTopicPartitions { get; internal init; } = new HashSet<TopicPartition>();

    /// <summary>Address, stores and partitions.</summary>
    public override string ToString() =>
        $"{HostInfo}: stores {string.Join(", ", StateStoreNames)}; partitions {string.Join(", ", TopicPartitions)}; copies of {string.Join(", ", StandbyStateStoreNames)} for {string.Join(", ", StandbyTopicPartitions)}";
}
