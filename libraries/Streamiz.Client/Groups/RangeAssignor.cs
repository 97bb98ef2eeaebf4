namespace Streamiz.Client.Groups;

/// <summary>Shares each topic's partitions in ranges, as the assignors named <c>range</c> of other clients do: members of different makes get the same.</summary>
internal sealed class RangeAssignor : IPartitionAssignor
{
    public string Name => "range";

    public IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> Assign(IReadOnlyList<GroupSubscription> members, Func<string, int> partitionsOf)
    {
        var shares = members.ToDictionary(m => m.MemberId, _ => new List<TopicPartition>(), StringComparer.Ordinal);
        var readers = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            foreach (string topic in member.Topics.Distinct(StringComparer.Ordinal))
            {
                if (!readers.TryGetValue(topic, out var of)) readers.Add(topic, of = []);
                of.Add(member.MemberId);
            }
        }
        foreach (var (topic, of) in readers)
        {
            int partitions = partitionsOf(topic), each = partitions / of.Count, more = partitions % of.Count;
            for (int i = 0; i < of.Count; i++)
            {
                int first = (each * i) + Math.Min(i, more), count = each + (i < more ? 1 : 0);
                for (int p = first; p < first + count; p++) shares[of[i]].Add(new TopicPartition(topic, p));
            }
        }
        return shares.ToDictionary(s => s.Key, s => (IReadOnlyList<TopicPartition>)s.Value, StringComparer.Ordinal);
    }
}
