namespace Streamiz.Broker.Groups;

/// <summary>Who gets which partition, in the consumer group protocol.</summary>
internal static class Assignors
{
    public const string Uniform = "uniform", Range = "range";

    public static bool Knows(string name) => name is Uniform or Range;

    /// <param name="name">The assignor.</param>
    /// <param name="members">The members, and the topics each reads.</param>
    /// <param name="partitionsOf">Partitions of a topic.</param>
    /// <returns>The partitions of each member, in the members' order.</returns>
    public static List<HashSet<TopicPartitionId>> Assign(string name, IReadOnlyList<(ConsumerMember Member, HashSet<Guid> Topics)> members, Func<Guid, int> partitionsOf)
    {
        Guid[] topics = [.. members.SelectMany(m => m.Topics).Distinct().Order()];
        return name == Range ? ByRange(members, topics, partitionsOf) : Evenly(members, topics, partitionsOf);
    }

    private static List<HashSet<TopicPartitionId>> ByRange(IReadOnlyList<(ConsumerMember Member, HashSet<Guid> Topics)> members, Guid[] topics, Func<Guid, int> partitionsOf)
    {
        List<HashSet<TopicPartitionId>> assigned = [.. members.Select(_ => new HashSet<TopicPartitionId>())];
        foreach (Guid topic in topics)
        {
            int[] readers = [.. Enumerable.Range(0, members.Count).Where(i => members[i].Topics.Contains(topic)).OrderBy(i => members[i].Member.InstanceId ?? members[i].Member.Id, StringComparer.Ordinal)];
            int count = partitionsOf(topic), each = count / readers.Length, more = count % readers.Length, next = 0;
            for (int r = 0; r < readers.Length; r++)
            {
                for (int n = each + (r < more ? 1 : 0); n > 0; n--) assigned[readers[r]].Add(new TopicPartitionId(topic, next++));
            }
        }
        return assigned;
    }

    /// <summary>As even as the subscriptions allow, and with as little moved as that takes.</summary>
    private static List<HashSet<TopicPartitionId>> Evenly(IReadOnlyList<(ConsumerMember Member, HashSet<Guid> Topics)> members, Guid[] topics, Func<Guid, int> partitionsOf)
    {
        var there = new HashSet<TopicPartitionId>();
        foreach (Guid topic in topics)
        {
            for (int i = 0; i < partitionsOf(topic); i++) there.Add(new TopicPartitionId(topic, i));
        }
        var assigned = new List<HashSet<TopicPartitionId>>();
        foreach ((ConsumerMember member, HashSet<Guid> reads) in members)
        {
            var kept = new HashSet<TopicPartitionId>(member.Target.Where(p => reads.Contains(p.Topic) && there.Remove(p)));
            assigned.Add(kept);
        }
        foreach (TopicPartitionId partition in there.OrderBy(p => p.Topic).ThenBy(p => p.Partition))
        {
            int least = -1;
            for (int i = 0; i < members.Count; i++)
            {
                if (members[i].Topics.Contains(partition.Topic) && (least < 0 || assigned[i].Count < assigned[least].Count)) least = i;
            }
            if (least >= 0) assigned[least].Add(partition);
        }
        Level(members, assigned);
        return assigned;
    }

    private static void Level(IReadOnlyList<(ConsumerMember Member, HashSet<Guid> Topics)> members, List<HashSet<TopicPartitionId>> assigned)
    {
        // Every move makes the sum of squares smaller, so this ends; the bound only says so.
        for (int moves = assigned.Sum(a => a.Count) * Math.Max(1, members.Count); moves > 0; moves--)
        {
            if (!TryMove(members, assigned)) return;
        }
    }

    private static bool TryMove(IReadOnlyList<(ConsumerMember Member, HashSet<Guid> Topics)> members, List<HashSet<TopicPartitionId>> assigned)
    {
        int[] byLoad = [.. Enumerable.Range(0, members.Count).OrderByDescending(i => assigned[i].Count)];
        foreach (int from in byLoad)
        {
            for (int i = byLoad.Length - 1; i >= 0 && assigned[from].Count - assigned[byLoad[i]].Count > 1; i--)
            {
                int to = byLoad[i];
                TopicPartitionId[] movable = [.. assigned[from].Where(p => members[to].Topics.Contains(p.Topic)).OrderByDescending(p => p.Topic).ThenByDescending(p => p.Partition).Take(1)];
                if (movable.Length == 0) continue;
                assigned[from].Remove(movable[0]);
                assigned[to].Add(movable[0]);
                return true;
            }
        }
        return false;
    }
}
