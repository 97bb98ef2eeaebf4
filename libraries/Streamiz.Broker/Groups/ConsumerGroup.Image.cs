using Streamiz.Broker.Core;
using Streamiz.Protocol;

namespace Streamiz.Broker.Groups;

// How it is kept: the whole group in one record.
internal sealed partial class ConsumerGroup
{
    private const short ImageVersion = 0;

    public static ConsumerGroup Read(BrokerCore core, string id, byte[] value)
    {
        var reader = new WireReader(value);
        reader.ReadInt16();
        var group = new ConsumerGroup(core, id) { Epoch = reader.ReadInt32(), AssignmentEpoch = reader.ReadInt32(), Assignor = reader.ReadString(false), EmptySince = reader.ReadInt64() };
        for (int n = reader.ReadCount(false, false, 20); n > 0; n--)
        {
            var member = new ConsumerMember(reader.ReadString(false), reader.ReadNullableString(false), reader.ReadString(false), reader.ReadString(false))
            {
                RackId = reader.ReadNullableString(false), RebalanceTimeoutMs = reader.ReadInt32(), Regex = reader.ReadString(false),
                Assignor = reader.ReadNullableString(false), IsAway = reader.ReadBool(),
            };
            for (int t = reader.ReadCount(false, false, 2); t > 0; t--) member.Topics.Add(reader.ReadString(false));
            member.Progress.Epoch = reader.ReadInt32();
            member.Progress.PreviousEpoch = reader.ReadInt32();
            member.Target = ReadPartitions(ref reader);
            member.Progress.Assigned = ReadPartitions(ref reader);
            member.Progress.Revoking = ReadPartitions(ref reader);
            group._members[member.Id] = member;
        }
        return group;
    }

    private byte[] Write()
    {
        var buffer = new WireBuffer(512);
        var writer = new WireWriter(buffer);
        writer.WriteInt16(ImageVersion);
        writer.WriteInt32(Epoch);
        writer.WriteInt32(AssignmentEpoch);
        writer.WriteString(Assignor, false);
        writer.WriteInt64(EmptySince);
        writer.WriteInt32(_members.Count);
        foreach (ConsumerMember member in _members.Values)
        {
            writer.WriteString(member.Id, false);
            writer.WriteNullableString(member.InstanceId, false);
            writer.WriteString(member.ClientId, false);
            writer.WriteString(member.ClientHost, false);
            writer.WriteNullableString(member.RackId, false);
            writer.WriteInt32(member.RebalanceTimeoutMs);
            writer.WriteString(member.Regex, false);
            writer.WriteNullableString(member.Assignor, false);
            writer.WriteBool(member.IsAway);
            writer.WriteInt32(member.Topics.Count);
            foreach (string topic in member.Topics) writer.WriteString(topic, false);
            writer.WriteInt32(member.Progress.Epoch);
            writer.WriteInt32(member.Progress.PreviousEpoch);
            WritePartitions(ref writer, member.Target);
            WritePartitions(ref writer, member.Progress.Assigned);
            WritePartitions(ref writer, member.Progress.Revoking);
        }
        return buffer.Written.ToArray();
    }

    private static void WritePartitions(ref WireWriter writer, HashSet<TopicPartitionId> partitions)
    {
        writer.WriteInt32(partitions.Count);
        foreach (TopicPartitionId partition in partitions)
        {
            writer.WriteUuid(partition.Topic);
            writer.WriteInt32(partition.Partition);
        }
    }

    private static HashSet<TopicPartitionId> ReadPartitions(ref WireReader reader)
    {
        var partitions = new HashSet<TopicPartitionId>();
        for (int n = reader.ReadCount(false, false, 20); n > 0; n--) partitions.Add(new TopicPartitionId(reader.ReadUuid(), reader.ReadInt32()));
        return partitions;
    }
}
