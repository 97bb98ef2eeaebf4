using Streamiz.Broker.Core;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Groups;

/// <summary>
/// The membership of a classic group: members join, the first of them assigns, all are told. A state machine driven by requests and by
/// timers; answers that must wait are kept with their members.
/// </summary>
internal sealed partial class ClassicGroup(BrokerCore core, string id)
{
    private readonly Dictionary<string, ClassicMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _static = new(StringComparer.Ordinal);

    // Ids given out to members that have not joined with them yet.
    private readonly Dictionary<string, Core.Timer> _promised = new(StringComparer.Ordinal);
    private Core.Timer? _rebalanceTimer;
    private bool _isInitialDelay;

    public string Id { get; } = id;

    public GroupState State { get; private set; } = GroupState.Empty;

    public int Generation { get; private set; }

    public string? ProtocolType { get; private set; }

    public string? Protocol { get; private set; }

    public string? LeaderId { get; private set; }

    /// <summary>Since when it has had no members.</summary>
    public long EmptySince { get; private set; } = core.Now;

    public IReadOnlyDictionary<string, ClassicMember> Members => _members;

    public string? MemberOfInstance(string instanceId) => _static.GetValueOrDefault(instanceId);

    public void Join(Call call, JoinGroupRequest request)
    {
        List<(string, byte[])> protocols = [.. request.Protocols.Select(p => (p.Name, p.Metadata.ToArray()))];
        ErrorCode error = CheckProtocols(request.ProtocolType, protocols, request.MemberId);
        if (error == ErrorCode.None && _members.Count >= core.Settings.Int("group.max.size") && !_members.ContainsKey(request.MemberId)
            && !(request.GroupInstanceId is { } known && _static.ContainsKey(known))) error = ErrorCode.GroupMaxSizeReached;
        if (error != ErrorCode.None) AnswerJoin(call, error, request.MemberId);
        else if (request.MemberId.Length == 0) JoinUnknown(call, request, protocols);
        else JoinKnown(call, request, protocols);
    }

    public void Sync(Call call, SyncGroupRequest request)
    {
        ErrorCode error = Validate(request.MemberId, request.GroupInstanceId, request.GenerationId);
        if (error == ErrorCode.None && ((request.ProtocolType is { } type && type != ProtocolType) || (request.ProtocolName is { } name && name != Protocol)))
            error = ErrorCode.InconsistentGroupProtocol;
        if (error == ErrorCode.None && State == GroupState.PreparingRebalance) error = ErrorCode.RebalanceInProgress;
        if (error != ErrorCode.None)
        {
            call.Answer(new SyncGroupResponse { ErrorCode = (short)error });
            return;
        }
        ClassicMember member = _members[request.MemberId];
        Heard(member);
        if (State == GroupState.Stable)
        {
            AnswerSync(call, ErrorCode.None, member.Assignment);
            return;
        }
        if (member.Syncing is not null) AnswerSync(member.Syncing, ErrorCode.UnknownMemberId, []);
        member.Syncing = call;
        if (member.Id == LeaderId) Assign(request);
    }

    public ErrorCode Heartbeat(string memberId, string? instanceId, int generation)
    {
        ErrorCode error = Validate(memberId, instanceId, generation);
        if (error != ErrorCode.None) return error;
        Heard(_members[memberId]);
        return State == GroupState.PreparingRebalance ? ErrorCode.RebalanceInProgress : ErrorCode.None;
    }

    public ErrorCode Leave(string memberId, string? instanceId)
    {
        if (instanceId is not null)
        {
            if (!_static.TryGetValue(instanceId, out string? known)) return ErrorCode.UnknownMemberId;
            if (memberId.Length > 0 && known != memberId) return ErrorCode.FencedInstanceId;
            memberId = known;
        }
        else if (_promised.Remove(memberId, out Core.Timer? promise))
        {
            promise.Cancel();
            if (State == GroupState.PreparingRebalance) TryCompleteJoin();
            return ErrorCode.None;
        }
        if (!_members.TryGetValue(memberId, out ClassicMember? member)) return ErrorCode.UnknownMemberId;
        Remove(member, ErrorCode.UnknownMemberId);
        return ErrorCode.None;
    }

    /// <summary>May this member (or nobody in particular: generation below zero) commit offsets?</summary>
    public ErrorCode CheckCommit(string memberId, string? instanceId, int generation, bool isTransactional)
    {
        if (generation < 0 && memberId.Length == 0 && instanceId is null && (isTransactional || State == GroupState.Empty)) return ErrorCode.None;
        if (generation < 0 && State == GroupState.Empty) return ErrorCode.None;
        ErrorCode error = Validate(memberId, instanceId, generation);
        if (error != ErrorCode.None) return error;
        if (State == GroupState.CompletingRebalance) return ErrorCode.RebalanceInProgress;
        Heard(_members[memberId]);
        return ErrorCode.None;
    }

    /// <summary>The members' topics, where they are consumers; null when that is not known.</summary>
    public HashSet<string>? SubscribedTopics()
    {
        if (State == GroupState.Empty) return [];
        if (ProtocolType != "consumer") return null;
        var topics = new HashSet<string>(StringComparer.Ordinal);
        foreach (ClassicMember member in _members.Values)
        {
            if (!SubscriptionText.TryRead(member.MetadataOf(Protocol ?? member.Protocols[0].Name), topics)) return null;
        }
        return topics;
    }

    /// <summary>Puts a group back as it was written to the log; its members have one session time-out to be heard of.</summary>
    public void Restore(GroupImage image)
    {
        foreach (ClassicMember member in _members.Values) member.IsWatched = false;
        _members.Clear();
        _static.Clear();
        Generation = image.Generation;
        ProtocolType = image.ProtocolType.Length == 0 ? null : image.ProtocolType;
        Protocol = image.Protocol;
        LeaderId = image.LeaderId;
        EmptySince = image.StateSinceMs;
        foreach (ClassicMember member in image.Members)
        {
            _members[member.Id] = member;
            if (member.InstanceId is { } instance) _static[instance] = member.Id;
        }
        State = _members.Count == 0 ? GroupState.Empty : GroupState.Stable;
    }

    /// <summary>After everything has been read from the log: now time runs for the members.</summary>
    public void Resume()
    {
        foreach (ClassicMember member in _members.Values) Heard(member);
    }

    public GroupImage ToImage() => new()
    {
        ProtocolType = ProtocolType ?? "",
        Generation = Generation,
        Protocol = Protocol,
        LeaderId = LeaderId,
        StateSinceMs = State == GroupState.Empty ? EmptySince : core.Now,
        Members = [.. _members.Values],
    };

    private ErrorCode CheckProtocols(string type, List<(string Name, byte[])> protocols, string memberId)
    {
        if (type.Length == 0 || protocols.Count == 0) return ErrorCode.InconsistentGroupProtocol;
        if (_members.Count == 0) return ErrorCode.None;
        if (type != ProtocolType) return ErrorCode.InconsistentGroupProtocol;
        foreach ((string name, _) in protocols)
        {
            bool isCommon = true;
            foreach (ClassicMember member in _members.Values)
            {
                if (member.Id != memberId && !member.Protocols.Exists(p => p.Name == name)) isCommon = false;
            }
            if (isCommon) return ErrorCode.None;
        }
        return ErrorCode.InconsistentGroupProtocol;
    }

    private ErrorCode Validate(string memberId, string? instanceId, int generation)
    {
        if (instanceId is not null)
        {
            if (!_static.TryGetValue(instanceId, out string? known)) return ErrorCode.UnknownMemberId;
            if (known != memberId) return ErrorCode.FencedInstanceId;
        }
        if (!_members.ContainsKey(memberId)) return ErrorCode.UnknownMemberId;
        return generation == Generation ? ErrorCode.None : ErrorCode.IllegalGeneration;
    }

    /// <summary>A sign of life: the member's time begins anew. Members whose answer is held back are waited for without one.</summary>
    private void Heard(ClassicMember member)
    {
        member.ExpiresAt = core.Now + member.SessionTimeoutMs;
        if (!member.IsWatched) Watch(member);
    }

    private void Watch(ClassicMember member)
    {
        member.IsWatched = true;
        core.Timers.At(member.ExpiresAt, now =>
        {
            if (!member.IsWatched || !_members.TryGetValue(member.Id, out ClassicMember? present) || present != member) return;
            if (IsHeldBack(member)) member.ExpiresAt = now + member.SessionTimeoutMs;
            if (member.ExpiresAt > now) Watch(member);
            else Remove(member, ErrorCode.UnknownMemberId);
        });
    }

    private static bool IsHeldBack(ClassicMember member) =>
        member.Joining is { Session.IsGone: false } || member.Syncing is { Session.IsGone: false };

    private void AnswerJoin(Call call, ErrorCode error, string memberId) => call.Answer(new JoinGroupResponse
    {
        ErrorCode = (short)error, MemberId = memberId, ProtocolName = call.Version >= 7 ? null : "", ProtocolType = null,
    });

    private void AnswerSync(Call call, ErrorCode error, byte[] assignment) => call.Answer(new SyncGroupResponse
    {
        ErrorCode = (short)error,
        Assignment = assignment,
        ProtocolType = error == ErrorCode.None ? ProtocolType : null,
        ProtocolName = error == ErrorCode.None ? Protocol : null,
    });
}
