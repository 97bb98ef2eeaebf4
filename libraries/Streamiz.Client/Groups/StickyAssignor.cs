using Streamiz.Protocol;

namespace Streamiz.Client.Groups;

/// <summary>The assignors <c>sticky</c> and <c>cooperative-sticky</c>. They share alike; what differs is where a member's former share stands, and whether it is kept meanwhile.</summary>
internal sealed class StickyAssignor(bool isCooperative) : IPartitionAssignor
{
    public string Name => isCooperative ? "cooperative-sticky" : "sticky";

    public bool IsCooperative => isCooperative;

    // What Java's and librdkafka's members of these names say: the generation, after the former share where the subscription does not hold it.
    public ReadOnlyMemory<byte> UserData(IReadOnlyList<TopicPartition> share, int generation)
    {
        if (generation < 0) return default;
        var buffer = new WireBuffer();
        var writer = new WireWriter(buffer);
        if (!isCooperative)
        {
            var topics = share.GroupBy(p => p.Topic, StringComparer.Ordinal).ToList();
            writer.WriteCount(topics.Count, flexible: false);
            foreach (var topic in topics)
            {
                writer.WriteString(topic.Key, flexible: false);
                writer.WriteCount(topic.Count(), flexible: false);
                foreach (var partition in topic) writer.WriteInt32(partition.Partition);
            }
        }
        writer.WriteInt32(generation);
        return buffer.Written.ToArray();
    }

    public IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> Assign(IReadOnlyList<GroupSubscription> members, Func<string, int> partitionsOf)
    {
        var shares = new StickyShares(members, partitionsOf);
        shares.Keep(members.Select(Former));
        shares.GiveOut();
        shares.Balance();
        return shares.Result;
    }

    private StickyClaim Former(GroupSubscription member) => isCooperative ? new StickyClaim(member.MemberId, member.Owned, Generation(member)) : Read(member);

    // Before the third version of a subscription the generation stood in the user data.
    private static int Generation(GroupSubscription member)
    {
        if (member.GenerationId >= 0 || member.UserData.Length < sizeof(int)) return member.GenerationId;
        return new WireReader(member.UserData).ReadInt32();
    }

    private static StickyClaim Read(GroupSubscription member)
    {
        var share = new List<TopicPartition>();
        int generation = -1;
        if (member.UserData.IsEmpty) return new StickyClaim(member.MemberId, share, generation);
        try
        {
            var reader = new WireReader(member.UserData);
            for (int topics = reader.ReadCount(flexible: false, nullAllowed: false, minimumSize: 6); topics > 0; topics--)
            {
                string topic = reader.ReadString(flexible: false);
                for (int partitions = reader.ReadCount(flexible: false, nullAllowed: false, minimumSize: 4); partitions > 0; partitions--) share.Add(new TopicPartition(topic, reader.ReadInt32()));
            }
            // The first version ended here.
            if (reader.Remaining >= sizeof(int)) generation = reader.ReadInt32();
        }
        catch (WireFormatException)
        {
            share.Clear();
        }
        return new StickyClaim(member.MemberId, share, generation);
    }
}
