using Streamiz.Client;

namespace Streamiz.Host.Cluster;

/// <summary>How far the group is, and where the topics end.</summary>
/// <param name="Committed">Next offset to be read of each input partition.</param>
/// <param name="Ends">Next offset to be written of each partition.</param>
internal sealed record LagPicture(IReadOnlyDictionary<TopicPartition, long> Committed, IReadOnlyDictionary<TopicPartition, long> Ends)
{
    public static readonly LagPicture Unknown = new(new Dictionary<TopicPartition, long>(), new Dictionary<TopicPartition, long>());

    public bool IsKnown => Committed.Count > 0;

    public long Lag => Committed.Sum(c => Math.Max(0, Ends[c.Key] - c.Value));

    public long EndOf(string topic) => Ends.Where(e => e.Key.Topic == topic).Sum(e => e.Value);

    public long CommittedOf(string topic) => Committed.Where(e => e.Key.Topic == topic).Sum(e => e.Value);
}
