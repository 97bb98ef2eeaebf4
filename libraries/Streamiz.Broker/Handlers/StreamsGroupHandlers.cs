using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class StreamsGroupHandlers
{
    public static void Heartbeat(BrokerCore core, Call call)
    {
        var request = call.Read<StreamsGroupHeartbeatRequest>();
        var response = new StreamsGroupHeartbeatResponse();
        Group? group = core.Groups.Find(request.GroupId);
        ErrorCode error = request.GroupId.Length == 0 ? ErrorCode.InvalidGroupId : request.MemberId.Length == 0 ? ErrorCode.InvalidRequest : ErrorCode.None;
        if (error == ErrorCode.None && request.MemberEpoch != 0 && group?.BrokerAssigned is not StreamsGroup) error = group is null ? ErrorCode.GroupIdNotFound : ErrorCode.UnknownMemberId;
        if (error == ErrorCode.None && group is not null && group.BrokerAssigned is not StreamsGroup && !group.IsEmpty) error = ErrorCode.GroupIdNotFound;
        if (error == ErrorCode.None)
        {
            group ??= core.Groups.GetOrAdd(request.GroupId);
            // An empty group follows whichever protocol its next member speaks.
            if (group.BrokerAssigned is not StreamsGroup) group.BrokerAssigned = new StreamsGroup(core, group.Id);
            error = ((StreamsGroup)group.BrokerAssigned).Heartbeat(call, request, response);
        }
        if (error != ErrorCode.None) response = new StreamsGroupHeartbeatResponse { ErrorCode = (short)error, ErrorMessage = KafkaErrors.Of(error).Message };
        call.Answer(response);
    }

    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<StreamsGroupDescribeRequest>();
        var response = new StreamsGroupDescribeResponse();
        foreach (string id in request.GroupIds)
        {
            var described = new StreamsGroupDescribeResponse.DescribedGroup { GroupId = id };
            response.Groups.Add(described);
            if (request.IncludeAuthorizedOperations) described.AuthorizedOperations = GroupAdminHandlers.AllGroupOperations;
            if (core.Groups.Find(id)?.BrokerAssigned is not StreamsGroup group)
            {
                described.ErrorCode = (short)ErrorCode.GroupIdNotFound;
                described.ErrorMessage = core.Groups.Find(id) is null ? $"Group {id} not found." : $"Group {id} is not a streams group.";
                continue;
            }
            (described.GroupState, described.GroupEpoch, described.AssignmentEpoch) = (group.State, group.Epoch, group.Epoch);
            if (group.Topology is { } topology) described.Topology = Describe(topology);
            foreach (StreamsMember member in group.Members.Values) described.Members.Add(Describe(member));
        }
        call.Answer(response);
    }

    private static StreamsGroupDescribeResponse.TopologyItem Describe(StreamsTopology topology)
    {
        List<StreamsGroupDescribeResponse.TopicInfo> Topics(List<StreamsGroupHeartbeatRequest.TopicInfo> topics) => [.. topics.Select(t => new StreamsGroupDescribeResponse.TopicInfo
        {
            Name = t.Name, Partitions = t.Partitions, ReplicationFactor = t.ReplicationFactor, TopicConfigs = [.. t.TopicConfigs.Select(c => new StreamsGroupDescribeResponse.KeyValue { Key = c.Key, Value = c.Value })],
        })];
        return new StreamsGroupDescribeResponse.TopologyItem
        {
            Epoch = topology.Epoch,
            Subtopologies = [.. topology.Item.Subtopologies.Select(s => new StreamsGroupDescribeResponse.Subtopology
            {
                SubtopologyId = s.SubtopologyId, SourceTopics = s.SourceTopics, RepartitionSinkTopics = s.RepartitionSinkTopics,
                StateChangelogTopics = Topics(s.StateChangelogTopics), RepartitionSourceTopics = Topics(s.RepartitionSourceTopics),
            })],
        };
    }

    private static StreamsGroupDescribeResponse.Member Describe(StreamsMember member)
    {
        List<StreamsGroupDescribeResponse.TaskIds> Tasks(HashSet<TaskId> tasks) =>
            [.. tasks.GroupBy(t => t.Subtopology).Select(g => new StreamsGroupDescribeResponse.TaskIds { SubtopologyId = g.Key, Partitions = [.. g.Select(t => t.Partition).Order()] })];
        return new StreamsGroupDescribeResponse.Member
        {
            MemberId = member.Id,
            InstanceId = member.InstanceId,
            RackId = member.RackId,
            MemberEpoch = member.Progress.Epoch,
            ClientId = member.ClientId,
            ClientHost = member.ClientHost,
            TopologyEpoch = member.TopologyEpoch,
            ProcessId = member.ProcessId,
            UserEndpoint = member.Endpoint is { } endpoint ? new() { Host = endpoint.Host, Port = endpoint.Port } : null,
            ClientTags = [.. member.Tags.Select(t => new StreamsGroupDescribeResponse.KeyValue { Key = t.Key, Value = t.Value })],
            Assignment = new() { ActiveTasks = Tasks(member.Progress.Assigned), StandbyTasks = Tasks(member.Standby) },
            TargetAssignment = new() { ActiveTasks = Tasks(member.Target), StandbyTasks = Tasks(member.StandbyTarget) },
        };
    }
}
