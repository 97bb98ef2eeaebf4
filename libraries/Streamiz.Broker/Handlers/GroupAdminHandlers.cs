using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class GroupAdminHandlers
{
    public const int AllGroupOperations = 0b1101_0100_1000;

    public static void List(BrokerCore core, Call call)
    {
        var request = call.Read<ListGroupsRequest>();
        var response = new ListGroupsResponse();
        foreach (Group group in core.Groups.All.OrderBy(g => g.Id, StringComparer.Ordinal))
        {
            if (request.StatesFilter.Count > 0 && !request.StatesFilter.Contains(group.StateName, StringComparer.OrdinalIgnoreCase)) continue;
            if (request.TypesFilter.Count > 0 && !request.TypesFilter.Contains(group.Type, StringComparer.OrdinalIgnoreCase)) continue;
            response.Groups.Add(new() { GroupId = group.Id, ProtocolType = group.ProtocolType, GroupState = group.StateName, GroupType = group.Type });
        }
        call.Answer(response);
    }

    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeGroupsRequest>();
        var response = new DescribeGroupsResponse();
        foreach (string id in request.Groups) response.Groups.Add(Describe(core, id, call.Version, request.IncludeAuthorizedOperations));
        call.Answer(response);
    }

    public static void Delete(BrokerCore core, Call call)
    {
        var request = call.Read<DeleteGroupsRequest>();
        var response = new DeleteGroupsResponse();
        foreach (string id in request.GroupsNames)
        {
            ErrorCode error = id.Length == 0 ? ErrorCode.InvalidGroupId : ErrorCode.GroupIdNotFound;
            if (core.Groups.Find(id) is { } group)
            {
                error = !group.IsEmpty || group.Offsets.HasPending ? ErrorCode.NonEmptyGroup : ErrorCode.None;
                if (error == ErrorCode.None) error = Try(core, () => core.Groups.Delete(group));
            }
            response.Results.Add(new() { GroupId = id, ErrorCode = (short)error });
        }
        call.Answer(response);
    }

    public static void DeleteOffsets(BrokerCore core, Call call)
    {
        var request = call.Read<OffsetDeleteRequest>();
        if (core.Groups.Find(request.GroupId) is not { } group)
        {
            call.Answer(new OffsetDeleteResponse { ErrorCode = (short)ErrorCode.GroupIdNotFound });
            return;
        }
        HashSet<string>? subscribed = group.BrokerAssigned is { } assigned ? assigned.SubscribedTopics() : group.Classic.SubscribedTopics();
        if (subscribed is null)
        {
            call.Answer(new OffsetDeleteResponse { ErrorCode = (short)ErrorCode.NonEmptyGroup });
            return;
        }
        var response = new OffsetDeleteResponse();
        var offsets = new List<(string, int)>();
        foreach (OffsetDeleteRequest.OffsetDeleteRequestTopic topic in request.Topics)
        {
            var answered = new OffsetDeleteResponse.OffsetDeleteResponseTopic { Name = topic.Name };
            response.Topics.Add(answered);
            foreach (OffsetDeleteRequest.OffsetDeleteRequestPartition partition in topic.Partitions)
            {
                ErrorCode error = core.Topics.Find(topic.Name, partition.PartitionIndex) is null ? ErrorCode.UnknownTopicOrPartition
                    : subscribed.Contains(topic.Name) ? ErrorCode.GroupSubscribedToTopic : ErrorCode.None;
                if (error == ErrorCode.None) offsets.Add((topic.Name, partition.PartitionIndex));
                answered.Partitions.Add(new() { PartitionIndex = partition.PartitionIndex, ErrorCode = (short)error });
            }
        }
        response.ErrorCode = (short)Try(core, () => core.Groups.DeleteOffsets(group, offsets));
        call.Answer(response);
    }

    private static DescribeGroupsResponse.DescribedGroup Describe(BrokerCore core, string id, short version, bool withOperations)
    {
        var described = new DescribeGroupsResponse.DescribedGroup { GroupId = id, GroupState = nameof(GroupState.Dead) };
        if (withOperations) described.AuthorizedOperations = AllGroupOperations;
        if (core.Groups.Find(id) is not { BrokerAssigned: null } group)
        {
            if (version < 6) return described;
            described.ErrorCode = (short)ErrorCode.GroupIdNotFound;
            described.ErrorMessage = $"Group {id} not found.";
            return described;
        }
        ClassicGroup classic = group.Classic;
        described.GroupState = classic.State.ToString();
        described.ProtocolType = classic.ProtocolType ?? "";
        bool isSettled = classic.State == GroupState.Stable;
        described.ProtocolData = isSettled ? classic.Protocol ?? "" : "";
        foreach (ClassicMember member in classic.Members.Values)
        {
            described.Members.Add(new()
            {
                MemberId = member.Id,
                GroupInstanceId = member.InstanceId,
                ClientId = member.ClientId,
                ClientHost = member.ClientHost,
                MemberMetadata = isSettled ? member.MetadataOf(classic.Protocol) : Array.Empty<byte>(),
                MemberAssignment = isSettled ? member.Assignment : Array.Empty<byte>(),
            });
        }
        return described;
    }

    private static ErrorCode Try(BrokerCore core, Action work)
    {
        try
        {
            work();
            return ErrorCode.None;
        }
        catch (IOException e)
        {
            core.Notice($"A group could not be changed: {e.Message}");
            return ErrorCode.CoordinatorNotAvailable;
        }
    }
}
