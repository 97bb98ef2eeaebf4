using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ClassicGroupHandlers
{
    public static void Join(BrokerCore core, Call call)
    {
        var request = call.Read<JoinGroupRequest>();
        ErrorCode error = ErrorCode.None;
        if (request.GroupId.Length == 0) error = ErrorCode.InvalidGroupId;
        else if (request.SessionTimeoutMs < core.Settings.Int("group.min.session.timeout.ms") || request.SessionTimeoutMs > core.Settings.Int("group.max.session.timeout.ms"))
            error = ErrorCode.InvalidSessionTimeout;
        Group? group = core.Groups.Find(request.GroupId);
        if (error == ErrorCode.None && group is null && request.MemberId.Length > 0) error = ErrorCode.UnknownMemberId;
        if (error == ErrorCode.None && group?.BrokerAssigned is { MemberCount: > 0 }) error = ErrorCode.InconsistentGroupProtocol;
        if (error != ErrorCode.None)
        {
            call.Answer(new JoinGroupResponse { ErrorCode = (short)error, MemberId = request.MemberId });
            return;
        }
        group ??= core.Groups.GetOrAdd(request.GroupId);
        // An empty group follows whichever protocol its next member speaks.
        group.BrokerAssigned = null;
        group.Classic.Join(call, request);
    }

    public static void Sync(BrokerCore core, Call call)
    {
        var request = call.Read<SyncGroupRequest>();
        if (core.Groups.Find(request.GroupId) is { } group) group.Classic.Sync(call, request);
        else call.Answer(new SyncGroupResponse { ErrorCode = (short)(request.GroupId.Length == 0 ? ErrorCode.InvalidGroupId : ErrorCode.UnknownMemberId) });
    }

    public static void Heartbeat(BrokerCore core, Call call)
    {
        var request = call.Read<HeartbeatRequest>();
        ErrorCode error = request.GroupId.Length == 0 ? ErrorCode.InvalidGroupId
            : core.Groups.Find(request.GroupId)?.Classic.Heartbeat(request.MemberId, request.GroupInstanceId, request.GenerationId) ?? ErrorCode.UnknownMemberId;
        call.Answer(new HeartbeatResponse { ErrorCode = (short)error });
    }

    public static void Leave(BrokerCore core, Call call)
    {
        var request = call.Read<LeaveGroupRequest>();
        Group? group = core.Groups.Find(request.GroupId);
        var response = new LeaveGroupResponse();
        if (request.GroupId.Length == 0) response.ErrorCode = (short)ErrorCode.InvalidGroupId;
        else if (call.Version < 3) response.ErrorCode = (short)(group is null ? ErrorCode.UnknownMemberId : Leave(group, request.MemberId, null));
        foreach (LeaveGroupRequest.MemberIdentity member in request.Members)
        {
            ErrorCode error = group is null ? ErrorCode.UnknownMemberId : Leave(group, member.MemberId, member.GroupInstanceId);
            response.Members.Add(new() { MemberId = member.MemberId, GroupInstanceId = member.GroupInstanceId, ErrorCode = (short)error });
        }
        call.Answer(response);
    }

    private static ErrorCode Leave(Group group, string memberId, string? instanceId) =>
        group.BrokerAssigned is { } assigned ? assigned.Leave(memberId, instanceId) : group.Classic.Leave(memberId, instanceId);
}
