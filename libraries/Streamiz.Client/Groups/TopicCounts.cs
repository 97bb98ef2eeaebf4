using Streamiz.Client.Metadata;

namespace Streamiz.Client.Groups;

/// <summary>How many partitions topics had when they were shared, so that a leader notices when there are more.</summary>
internal sealed class TopicCounts(Cluster cluster)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _seen;

    public bool IsWatching { get; private set; }

    public void Watch(IEnumerable<string> topics)
    {
        _counts.Clear();
        foreach (string topic in topics) _counts[topic] = cluster.PartitionCount(topic);
        _seen = cluster.Version;
        IsWatching = true;
    }

    public void Forget()
    {
        _counts.Clear();
        IsWatching = false;
    }

    public bool HaveChanged()
    {
        if (!IsWatching || _seen == cluster.Version) return false;
        _seen = cluster.Version;
        foreach (var (topic, count) in _counts)
            if (cluster.PartitionCount(topic) != count) return true;
        return false;
    }
}
