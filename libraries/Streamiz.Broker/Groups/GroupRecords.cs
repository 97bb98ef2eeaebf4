using Streamiz.Protocol;

namespace Streamiz.Broker.Groups;

/// <summary>The records of the offsets topic, in Apache Kafka's own format where it has one: offsets and classic groups.</summary>
internal static class GroupRecords
{
    public const short OffsetKey = 1, GroupKey = 2, ConsumerGroupKey = 100;
    private const short OffsetValue = 3, GroupValue = 3;

    public static byte[] KeyOfOffset(string group, string topic, int partition)
    {
        var buffer = new WireBuffer(64);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(OffsetKey);
        writer.WriteString(group, false);
        writer.WriteString(topic, false);
        writer.WriteInt32(partition);
        return buffer.Written.ToArray();
    }

    public static byte[] KeyOfGroup(short kind, string group)
    {
        var buffer = new WireBuffer(64);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(kind);
        writer.WriteString(group, false);
        return buffer.Written.ToArray();
    }

    public static byte[] Write(CommittedOffset offset)
    {
        var buffer = new WireBuffer(64);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(OffsetValue);
        writer.WriteInt64(offset.Offset);
        writer.WriteInt32(offset.LeaderEpoch);
        writer.WriteString(offset.Metadata, false);
        writer.WriteInt64(offset.CommittedMs);
        return buffer.Written.ToArray();
    }

    public static CommittedOffset ReadOffset(ref WireReader reader)
    {
        reader.ReadInt16();
        return new CommittedOffset(reader.ReadInt64(), reader.ReadInt32(), reader.ReadString(false), reader.ReadInt64());
    }

    public static byte[] Write(GroupImage image)
    {
        var buffer = new WireBuffer(1024);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(GroupValue);
        writer.WriteString(image.ProtocolType, false);
        writer.WriteInt32(image.Generation);
        writer.WriteNullableString(image.Protocol, false);
        writer.WriteNullableString(image.LeaderId, false);
        writer.WriteInt64(image.StateSinceMs);
        writer.WriteInt32(image.Members.Count);
        foreach (ClassicMember member in image.Members)
        {
            writer.WriteString(member.Id, false);
            writer.WriteNullableString(member.InstanceId, false);
            writer.WriteString(member.ClientId, false);
            writer.WriteString(member.ClientHost, false);
            writer.WriteInt32(member.RebalanceTimeoutMs);
            writer.WriteInt32(member.SessionTimeoutMs);
            writer.WriteBytes(member.MetadataOf(image.Protocol), false);
            writer.WriteBytes(member.Assignment, false);
        }
        return buffer.Written.ToArray();
    }

    public static GroupImage ReadGroup(ref WireReader reader)
    {
        reader.ReadInt16();
        string type = reader.ReadString(false);
        int generation = reader.ReadInt32();
        string? protocol = reader.ReadNullableString(false), leader = reader.ReadNullableString(false);
        long since = reader.ReadInt64();
        var members = new List<ClassicMember>();
        for (int n = reader.ReadCount(false, false, 16); n > 0; n--)
        {
            var member = new ClassicMember(reader.ReadString(false), reader.ReadNullableString(false), reader.ReadString(false), reader.ReadString(false))
            {
                RebalanceTimeoutMs = reader.ReadInt32(), SessionTimeoutMs = reader.ReadInt32(),
            };
            member.Protocols = [(protocol ?? "", reader.ReadBytes(false).ToArray())];
            member.Assignment = reader.ReadBytes(false).ToArray();
            members.Add(member);
        }
        return new GroupImage { ProtocolType = type, Generation = generation, Protocol = protocol, LeaderId = leader, StateSinceMs = since, Members = members };
    }
}
