using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Broker.Topics;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class OffsetFetchHandler
{
    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<OffsetFetchRequest>();
        if (call.Version >= 8)
        {
            var response = new OffsetFetchResponse();
            foreach (OffsetFetchRequest.OffsetFetchRequestGroup wanted in request.Groups) response.Groups.Add(Fetch(core, wanted, request.RequireStable, call.Version));
            call.Answer(response);
            return;
        }
        // Older versions ask for one group, in other fields with the same meaning.
        var one = new OffsetFetchRequest.OffsetFetchRequestGroup
        {
            GroupId = request.GroupId,
            Topics = request.Topics is null ? null : [.. request.Topics.Select(t => new OffsetFetchRequest.OffsetFetchRequestTopics { Name = t.Name, PartitionIndexes = t.PartitionIndexes })],
        };
        OffsetFetchResponse.OffsetFetchResponseGroup found = Fetch(core, one, request.RequireStable, call.Version);
        var older = new OffsetFetchResponse { ErrorCode = found.ErrorCode };
        foreach (OffsetFetchResponse.OffsetFetchResponseTopics topic in found.Topics)
        {
            var answered = new OffsetFetchResponse.OffsetFetchResponseTopic { Name = topic.Name };
            older.Topics.Add(answered);
            foreach (OffsetFetchResponse.OffsetFetchResponsePartitions partition in topic.Partitions)
            {
                answered.Partitions.Add(new()
                {
                    PartitionIndex = partition.PartitionIndex,
                    CommittedOffset = partition.CommittedOffset,
                    CommittedLeaderEpoch = partition.CommittedLeaderEpoch,
                    Metadata = partition.Metadata,
                    ErrorCode = partition.ErrorCode,
                });
            }
        }
        call.Answer(older);
    }

    private static OffsetFetchResponse.OffsetFetchResponseGroup Fetch(BrokerCore core, OffsetFetchRequest.OffsetFetchRequestGroup wanted, bool requireStable, short version)
    {
        var answered = new OffsetFetchResponse.OffsetFetchResponseGroup { GroupId = wanted.GroupId };
        Group? group = core.Groups.Find(wanted.GroupId);
        if (wanted.MemberId is { } memberId && wanted.MemberEpoch >= 0)
        {
            ErrorCode error = group?.BrokerAssigned?.CheckEpoch(memberId, wanted.MemberEpoch) ?? (group is null ? ErrorCode.GroupIdNotFound : ErrorCode.UnknownMemberId);
            if (error != ErrorCode.None)
            {
                answered.ErrorCode = (short)error;
                return answered;
            }
        }
        if (wanted.Topics is null)
        {
            foreach (IGrouping<string, (string Topic, int Partition)> topic in (group?.Offsets.Committed.Keys.ToArray() ?? []).GroupBy(k => k.Topic))
            {
                Guid id = core.Topics.Find(topic.Key)?.Id ?? Guid.Empty;
                if (version >= 10 && id == Guid.Empty) continue;
                answered.Topics.Add(Fetch(group, topic.Key, id, topic.Select(k => k.Partition), requireStable));
            }
            return answered;
        }
        foreach (OffsetFetchRequest.OffsetFetchRequestTopics topic in wanted.Topics)
        {
            Topic? byId = version >= 10 ? core.Topics.Find(topic.TopicId) : null;
            OffsetFetchResponse.OffsetFetchResponseTopics found = Fetch(group, byId?.Name ?? topic.Name, topic.TopicId, topic.PartitionIndexes, requireStable);
            if (version >= 10 && byId is null)
            {
                foreach (OffsetFetchResponse.OffsetFetchResponsePartitions partition in found.Partitions) partition.ErrorCode = (short)ErrorCode.UnknownTopicId;
            }
            answered.Topics.Add(found);
        }
        return answered;
    }

    private static OffsetFetchResponse.OffsetFetchResponseTopics Fetch(Group? group, string topic, Guid id, IEnumerable<int> partitions, bool requireStable)
    {
        var answered = new OffsetFetchResponse.OffsetFetchResponseTopics { Name = topic, TopicId = id };
        foreach (int partition in partitions)
        {
            var found = new OffsetFetchResponse.OffsetFetchResponsePartitions { PartitionIndex = partition, CommittedOffset = -1, Metadata = "" };
            answered.Partitions.Add(found);
            if (requireStable && group is not null && group.Offsets.IsPending(topic, partition)) found.ErrorCode = (short)ErrorCode.UnstableOffsetCommit;
            else if (group?.Offsets.Committed.GetValueOrDefault((topic, partition)) is { } offset)
                (found.CommittedOffset, found.CommittedLeaderEpoch, found.Metadata) = (offset.Offset, offset.LeaderEpoch, offset.Metadata);
        }
        return answered;
    }
}
