using System.Text;
using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Broker.Topics;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class OffsetCommitHandler
{
    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<OffsetCommitRequest>();
        Group? group = core.Groups.Find(request.GroupId);
        ErrorCode refused = Check(group, request);
        group ??= refused == ErrorCode.None ? core.Groups.GetOrAdd(request.GroupId) : null;
        int longest = core.Settings.Int("offset.metadata.max.bytes");
        var offsets = new List<(string, int, CommittedOffset)>();
        var response = new OffsetCommitResponse();
        foreach (OffsetCommitRequest.OffsetCommitRequestTopic wanted in request.Topics)
        {
            Topic? topic = call.Version >= 10 ? core.Topics.Find(wanted.TopicId) : core.Topics.Find(wanted.Name);
            var answered = new OffsetCommitResponse.OffsetCommitResponseTopic { Name = wanted.Name, TopicId = wanted.TopicId };
            response.Topics.Add(answered);
            foreach (OffsetCommitRequest.OffsetCommitRequestPartition partition in wanted.Partitions)
            {
                ErrorCode error = refused;
                if (error == ErrorCode.None && topic is null) error = call.Version >= 10 ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition;
                else if (error == ErrorCode.None && topic!.Find(partition.PartitionIndex) is null) error = ErrorCode.UnknownTopicOrPartition;
                else if (error == ErrorCode.None && Encoding.UTF8.GetByteCount(partition.CommittedMetadata ?? "") > longest) error = ErrorCode.OffsetMetadataTooLarge;
                if (error == ErrorCode.None)
                    offsets.Add((topic!.Name, partition.PartitionIndex, new CommittedOffset(partition.CommittedOffset, partition.CommittedLeaderEpoch, partition.CommittedMetadata ?? "", call.Now)));
                answered.Partitions.Add(new() { PartitionIndex = partition.PartitionIndex, ErrorCode = (short)error });
            }
        }
        if (group is not null && !core.Groups.Commit(group, offsets))
        {
            foreach (OffsetCommitResponse.OffsetCommitResponsePartition partition in response.Topics.SelectMany(t => t.Partitions))
            {
                if (partition.ErrorCode == 0) partition.ErrorCode = (short)ErrorCode.CoordinatorNotAvailable;
            }
        }
        call.Answer(response);
    }

    private static ErrorCode Check(Group? group, OffsetCommitRequest request)
    {
        if (request.GroupId.Length == 0 && request.GenerationIdOrMemberEpoch >= 0) return ErrorCode.InvalidGroupId;
        if (group is null) return request.GenerationIdOrMemberEpoch < 0 ? ErrorCode.None : ErrorCode.IllegalGeneration;
        return group.BrokerAssigned is { MemberCount: > 0 } assigned
            ? assigned.CheckEpoch(request.MemberId, request.GenerationIdOrMemberEpoch)
            : group.Classic.CheckCommit(request.MemberId, request.GroupInstanceId, request.GenerationIdOrMemberEpoch, isTransactional: false);
    }
}
