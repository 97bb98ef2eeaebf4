namespace Streamiz.Client.Groups;

/// <summary>Gives one partition after the other to one member after the other; members that do not read its topic are passed over.</summary>
internal sealed class RoundRobinAssignor : IPartitionAssignor
{
    public string Name => "roundrobin";

    public IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> Assign(IReadOnlyList<GroupSubscription> members, Func<string, int> partitionsOf)
    {
        var shares = members.Select(_ => new List<TopicPartition>()).ToArray();
        var reads = members.Select(m => m.Topics.ToHashSet(StringComparer.Ordinal)).ToArray();
        int next = 0;
        foreach (string topic in members.SelectMany(m => m.Topics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            int partitions = partitionsOf(topic);
            for (int p = 0; p < partitions; p++)
            {
                // Somebody reads it, or the topic would not be here.
                while (!reads[next].Contains(topic)) next = (next + 1) % members.Count;
                shares[next].Add(new TopicPartition(topic, p));
                next = (next + 1) % members.Count;
            }
        }
        return members.Select((m, i) => (m.MemberId, Share: shares[i])).ToDictionary(m => m.MemberId, m => (IReadOnlyList<TopicPartition>)m.Share, StringComparer.Ordinal);
    }
}
