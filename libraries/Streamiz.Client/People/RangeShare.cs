using Streamiz.Client.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.People;

/// <summary>Shares each topic's partitions in ranges, as the assignors named <c>range</c> of other clients do: members of different makes get the same.</summary>
internal static class RangeShare
{
    /// <param name="members">The members with their subscriptions.</param>
    /// <param name="partitionsOf">How many partitions a topic has; 0 when it is not there.</param>
    public static Dictionary<string, ReadOnlyMemory<byte>> Of(IReadOnlyList<JoinedMember> members, Func<string, int> partitionsOf)
    {
        var shares = members.ToDictionary(m => m.MemberId, _ => new ConsumerProtocolAssignment(), StringComparer.Ordinal);
        var readers = new SortedDictionary<string, List<JoinedMember>>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            foreach (string topic in ConsumerProtocol.ReadSubscription(member.Metadata).Topics)
            {
                if (!readers.TryGetValue(topic, out var of)) readers.Add(topic, of = []);
                of.Add(member);
            }
        }
        foreach (var (topic, of) in readers)
        {
            // Members with a lasting name come first, by that name, so that a restart changes nothing.
            of.Sort((a, b) => (a.GroupInstanceId is null, b.GroupInstanceId is null) switch
            {
                (false, true) => -1,
                (true, false) => 1,
                (false, false) => string.CompareOrdinal(a.GroupInstanceId, b.GroupInstanceId),
                _ => string.CompareOrdinal(a.MemberId, b.MemberId),
            });
            int partitions = partitionsOf(topic), each = partitions / of.Count, more = partitions % of.Count;
            for (int i = 0; i < of.Count; i++)
            {
                int first = (each * i) + Math.Min(i, more), count = each + (i < more ? 1 : 0);
                if (count > 0) shares[of[i].MemberId].AssignedPartitions.Add(new() { Topic = topic, Partitions = [.. Enumerable.Range(first, count)] });
            }
        }
        return shares.ToDictionary(s => s.Key, s => (ReadOnlyMemory<byte>)ConsumerProtocol.Write(s.Value), StringComparer.Ordinal);
    }

    public static List<TopicPartition> Partitions(ReadOnlyMemory<byte> share) => [.. ConsumerProtocol.ReadAssignment(share).AssignedPartitions.SelectMany(t => t.Partitions.Select(p => new TopicPartition(t.Topic, p)))];
}
