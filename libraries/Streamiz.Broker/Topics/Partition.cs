using Streamiz.Broker.Fetching;
using Streamiz.Broker.Logs;

namespace Streamiz.Broker.Topics;

internal sealed class Partition(Topic topic, int index, PartitionLog log)
{
    public Topic Topic { get; } = topic;

    public int Index { get; } = index;

    public PartitionLog Log { get; } = log;

    /// <summary>Fetches that wait for more to read here.</summary>
    public List<WaitingFetch> Waiting { get; } = [];

    /// <summary>True once the topic is deleted; whoever still holds the partition must let go of it.</summary>
    public bool IsGone { get; set; }
}
