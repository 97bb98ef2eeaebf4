using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ConsumerGroupHandlers
{
    public static void Heartbeat(BrokerCore core, Call call)
    {
        var request = call.Read<ConsumerGroupHeartbeatRequest>();
        var response = new ConsumerGroupHeartbeatResponse();
        ErrorCode error = Check(request);
        Group? group = core.Groups.Find(request.GroupId);
        if (error == ErrorCode.None && request.MemberEpoch != 0 && group?.Consumer is null) error = group is null ? ErrorCode.GroupIdNotFound : ErrorCode.UnknownMemberId;
        if (error == ErrorCode.None && group is { Consumer: null, IsEmpty: false }) error = ErrorCode.GroupIdNotFound;
        if (error == ErrorCode.None)
        {
            group ??= core.Groups.GetOrAdd(request.GroupId);
            // An empty group follows whichever protocol its next member speaks.
            if (group.Consumer is null) group.BrokerAssigned = new ConsumerGroup(core, group.Id);
            error = group.Consumer!.Heartbeat(call, request, response);
        }
        if (error != ErrorCode.None) response = new ConsumerGroupHeartbeatResponse { ErrorCode = (short)error, ErrorMessage = KafkaErrors.Of(error).Message };
        call.Answer(response);
    }

    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<ConsumerGroupDescribeRequest>();
        var response = new ConsumerGroupDescribeResponse();
        foreach (string id in request.GroupIds)
        {
            var described = new ConsumerGroupDescribeResponse.DescribedGroup { GroupId = id };
            response.Groups.Add(described);
            if (request.IncludeAuthorizedOperations) described.AuthorizedOperations = GroupAdminHandlers.AllGroupOperations;
            if (core.Groups.Find(id)?.Consumer is not { } group)
            {
                described.ErrorCode = (short)ErrorCode.GroupIdNotFound;
                described.ErrorMessage = core.Groups.Find(id) is null ? $"Group {id} not found." : $"Group {id} is not a consumer group.";
                continue;
            }
            (described.GroupState, described.GroupEpoch, described.AssignmentEpoch, described.AssignorName) = (group.State, group.Epoch, group.AssignmentEpoch, group.Assignor);
            foreach (ConsumerMember member in group.Members.Values) described.Members.Add(Describe(core, member));
        }
        call.Answer(response);
    }

    private static ErrorCode Check(ConsumerGroupHeartbeatRequest request)
    {
        if (request.GroupId.Length == 0) return ErrorCode.InvalidGroupId;
        if (request.MemberEpoch < ConsumerGroup.AwayEpoch || (request.MemberId.Length == 0 && request.MemberEpoch != 0)) return ErrorCode.InvalidRequest;
        if (request.MemberEpoch == ConsumerGroup.AwayEpoch && request.InstanceId is null) return ErrorCode.InvalidRequest;
        bool hasSubscription = request.SubscribedTopicNames is not null || request.SubscribedTopicRegex is not null;
        return request.MemberEpoch == 0 && !hasSubscription ? ErrorCode.InvalidRequest : ErrorCode.None;
    }

    private static ConsumerGroupDescribeResponse.Member Describe(BrokerCore core, ConsumerMember member)
    {
        List<ConsumerGroupDescribeResponse.TopicPartitionsItem> Grouped(HashSet<TopicPartitionId> partitions) =>
            [.. partitions.GroupBy(p => p.Topic).Select(g => new ConsumerGroupDescribeResponse.TopicPartitionsItem
            {
                TopicId = g.Key, TopicName = core.Topics.Find(g.Key)?.Name ?? "", Partitions = [.. g.Select(p => p.Partition).Order()],
            })];
        return new ConsumerGroupDescribeResponse.Member
        {
            MemberId = member.Id,
            InstanceId = member.InstanceId,
            RackId = member.RackId,
            MemberEpoch = member.Progress.Epoch,
            ClientId = member.ClientId,
            ClientHost = member.ClientHost,
            SubscribedTopicNames = member.Topics,
            SubscribedTopicRegex = member.Regex.Length == 0 ? null : member.Regex,
            Assignment = new() { TopicPartitions = Grouped(member.Progress.Assigned) },
            TargetAssignment = new() { TopicPartitions = Grouped(member.Target) },
            MemberType = 1,
        };
    }
}
