using Streamiz.Broker.Core;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Groups;

// Joining, rebalancing, assigning.
internal sealed partial class ClassicGroup
{
    private void JoinUnknown(Call call, JoinGroupRequest request, List<(string, byte[])> protocols)
    {
        string memberId = $"{request.GroupInstanceId ?? call.ClientId}-{core.NewId()}";
        if (request.GroupInstanceId is { } instance)
        {
            if (_static.TryGetValue(instance, out string? old)) Replace(call, request, protocols, _members[old], memberId);
            else AddAndRebalance(call, request, protocols, memberId);
            return;
        }
        if (call.Version < 4)
        {
            AddAndRebalance(call, request, protocols, memberId);
            return;
        }
        // A member must come back with the id it was given, so that one that retries is not counted twice.
        _promised[memberId] = core.Timers.At(call.Now + request.SessionTimeoutMs, _ =>
        {
            if (_promised.Remove(memberId) && State == GroupState.PreparingRebalance) TryCompleteJoin();
        });
        AnswerJoin(call, ErrorCode.MemberIdRequired, memberId);
    }

    private void JoinKnown(Call call, JoinGroupRequest request, List<(string, byte[])> protocols)
    {
        if (_promised.Remove(request.MemberId, out Core.Timer? promise))
        {
            promise.Cancel();
            AddAndRebalance(call, request, protocols, request.MemberId);
            return;
        }
        ErrorCode error = ErrorCode.None;
        if (request.GroupInstanceId is { } instance)
        {
            if (!_static.TryGetValue(instance, out string? known)) error = ErrorCode.UnknownMemberId;
            else if (known != request.MemberId) error = ErrorCode.FencedInstanceId;
        }
        if (error == ErrorCode.None && !_members.ContainsKey(request.MemberId)) error = ErrorCode.UnknownMemberId;
        if (error != ErrorCode.None)
        {
            AnswerJoin(call, error, request.MemberId);
            return;
        }
        ClassicMember member = _members[request.MemberId];
        bool isSame = member.HasSameProtocols(protocols);
        bool isAnswered = State switch
        {
            // It did not get the answer: here it is again.
            GroupState.CompletingRebalance => isSame,
            // A follower that asks again needs nothing new; a leader that does has seen something change.
            GroupState.Stable => isSame && member.Id != LeaderId,
            _ => false,
        };
        if (isAnswered)
        {
            Heard(member);
            AnswerJoined(call, member, isLeaderTold: State == GroupState.CompletingRebalance);
            return;
        }
        Update(member, request, protocols);
        BeginJoin(member, call);
    }

    private void AddAndRebalance(Call call, JoinGroupRequest request, List<(string, byte[])> protocols, string memberId)
    {
        if (_members.Count == 0) ProtocolType = request.ProtocolType;
        var member = new ClassicMember(memberId, request.GroupInstanceId, call.ClientId, call.Session.Host);
        Update(member, request, protocols);
        _members[memberId] = member;
        if (request.GroupInstanceId is { } instance) _static[instance] = memberId;
        LeaderId ??= memberId;
        BeginJoin(member, call);
    }

    /// <summary>A static member has come back under a new id: it takes its old place, and whoever still uses the old id is fenced.</summary>
    private void Replace(Call call, JoinGroupRequest request, List<(string, byte[])> protocols, ClassicMember old, string memberId)
    {
        if (old.Joining is { } joining) AnswerJoin(joining, ErrorCode.FencedInstanceId, old.Id);
        if (old.Syncing is { } syncing) AnswerSync(syncing, ErrorCode.FencedInstanceId, []);
        _members.Remove(old.Id);
        var member = new ClassicMember(memberId, old.InstanceId, call.ClientId, call.Session.Host) { Assignment = old.Assignment };
        Update(member, request, protocols);
        _members[memberId] = member;
        _static[old.InstanceId!] = memberId;
        string? leaderBefore = LeaderId;
        if (LeaderId == old.Id) LeaderId = memberId;
        // What it says of itself is another thing each time it comes back: what counts is whether the group shares in the same way.
        if (State != GroupState.Stable || ChooseProtocol() != Protocol)
        {
            BeginJoin(member, call);
            return;
        }
        Heard(member);
        core.Groups.Save(this);
        bool isLeader = LeaderId == memberId;
        var response = NewJoinResponse(member);
        // Nothing has changed, so it need not assign: newer clients are told so, others are told that somebody else leads.
        response.SkipAssignment = isLeader && call.Version >= 9;
        if (isLeader && call.Version >= 9) AddMembers(response);
        else response.Leader = leaderBefore ?? "";
        call.Answer(response);
    }

    private static void Update(ClassicMember member, JoinGroupRequest request, List<(string, byte[])> protocols)
    {
        member.SessionTimeoutMs = request.SessionTimeoutMs;
        member.RebalanceTimeoutMs = request.RebalanceTimeoutMs < 0 ? request.SessionTimeoutMs : request.RebalanceTimeoutMs;
        member.Protocols = protocols;
    }

    private void BeginJoin(ClassicMember member, Call call)
    {
        if (member.Joining is { } before) AnswerJoin(before, ErrorCode.UnknownMemberId, member.Id);
        member.Joining = call;
        Heard(member);
        if (State == GroupState.PreparingRebalance)
        {
            if (!_isInitialDelay) TryCompleteJoin();
        }
        else Rebalance();
    }

    private void Rebalance()
    {
        bool wasEmpty = State == GroupState.Empty;
        foreach (ClassicMember member in _members.Values)
        {
            if (member.Syncing is not { } syncing) continue;
            member.Syncing = null;
            AnswerSync(syncing, ErrorCode.RebalanceInProgress, []);
        }
        _rebalanceTimer?.Cancel();
        State = GroupState.PreparingRebalance;
        int delay = core.Settings.Int("group.initial.rebalance.delay.ms");
        _isInitialDelay = wasEmpty && delay > 0;
        if (_isInitialDelay)
        {
            _rebalanceTimer = core.Timers.At(core.Now + delay, _ =>
            {
                _isInitialDelay = false;
                CompleteJoin();
            });
            return;
        }
        _rebalanceTimer = core.Timers.At(core.Now + LongestRebalance(), _ => CompleteJoin());
        TryCompleteJoin();
    }

    private int LongestRebalance()
    {
        int longest = 0;
        foreach (ClassicMember member in _members.Values) longest = Math.Max(longest, member.RebalanceTimeoutMs);
        return longest;
    }

    private void TryCompleteJoin()
    {
        if (_isInitialDelay || _promised.Count > 0) return;
        foreach (ClassicMember member in _members.Values)
        {
            if (member.Joining is null) return;
        }
        CompleteJoin();
    }

    private void CompleteJoin()
    {
        if (State != GroupState.PreparingRebalance) return;
        _rebalanceTimer?.Cancel();
        // Whoever has not come in time is out; static members keep their place until their session ends.
        foreach (ClassicMember member in _members.Values.Where(m => m.Joining is null && m.InstanceId is null).ToArray()) Drop(member);
        if (_members.Count > 0 && !_members.Values.Any(m => m.Joining is not null))
        {
            _rebalanceTimer = core.Timers.At(core.Now + LongestRebalance(), _ => CompleteJoin());
            return;
        }
        Generation++;
        if (_members.Count == 0)
        {
            BecomeEmpty();
            return;
        }
        if (LeaderId is null || !_members.TryGetValue(LeaderId, out ClassicMember? leader) || leader.Joining is null)
            LeaderId = _members.Values.First(m => m.Joining is not null).Id;
        Protocol = ChooseProtocol();
        State = GroupState.CompletingRebalance;
        int generation = Generation;
        _rebalanceTimer = core.Timers.At(core.Now + LongestRebalance(), _ => DropWhoDidNotSync(generation));
        foreach (ClassicMember member in _members.Values)
        {
            if (member.Joining is not { } call) continue;
            member.Joining = null;
            Heard(member);
            AnswerJoined(call, member, isLeaderTold: true);
        }
    }

    private void AnswerJoined(Call call, ClassicMember member, bool isLeaderTold)
    {
        JoinGroupResponse response = NewJoinResponse(member);
        if (isLeaderTold && member.Id == LeaderId) AddMembers(response);
        call.Answer(response);
    }

    private JoinGroupResponse NewJoinResponse(ClassicMember member) => new()
    {
        GenerationId = Generation, ProtocolType = ProtocolType, ProtocolName = Protocol, Leader = LeaderId ?? "", MemberId = member.Id,
    };

    private void AddMembers(JoinGroupResponse response)
    {
        foreach (ClassicMember member in _members.Values)
            response.Members.Add(new() { MemberId = member.Id, GroupInstanceId = member.InstanceId, Metadata = member.MetadataOf(Protocol) });
    }

    /// <summary>Of the protocols that all can follow, the one that most like best; ties go to the one named first.</summary>
    private string ChooseProtocol()
    {
        List<string> common = [.. _members.Values.First().Protocols.Select(p => p.Name).Where(n => _members.Values.All(m => m.Protocols.Exists(p => p.Name == n)))];
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (ClassicMember member in _members.Values)
        {
            string best = member.Protocols.First(p => common.Contains(p.Name)).Name;
            votes[best] = votes.GetValueOrDefault(best) + 1;
        }
        return common.MaxBy(n => votes.GetValueOrDefault(n))!;
    }

    private void Assign(SyncGroupRequest request)
    {
        _rebalanceTimer?.Cancel();
        foreach (ClassicMember member in _members.Values) member.Assignment = [];
        foreach (SyncGroupRequest.SyncGroupRequestAssignment assignment in request.Assignments)
        {
            if (_members.TryGetValue(assignment.MemberId, out ClassicMember? member)) member.Assignment = assignment.Assignment.ToArray();
        }
        bool isSaved = core.Groups.Save(this);
        if (!isSaved)
        {
            AnswerSyncing(ErrorCode.NotCoordinator);
            Rebalance();
            return;
        }
        State = GroupState.Stable;
        int generation = Generation;
        _rebalanceTimer = core.Timers.At(core.Now + LongestRebalance(), _ => DropWhoDidNotSync(generation));
        AnswerSyncing(ErrorCode.None);
    }

    private void AnswerSyncing(ErrorCode error)
    {
        foreach (ClassicMember member in _members.Values)
        {
            if (member.Syncing is not { } syncing) continue;
            member.Syncing = null;
            Heard(member);
            AnswerSync(syncing, error, error == ErrorCode.None ? member.Assignment : []);
        }
    }

    private void DropWhoDidNotSync(int generation)
    {
        // In a stable group the leader has assigned, and sessions tell who is gone.
        if (generation != Generation || State != GroupState.CompletingRebalance) return;
        ClassicMember[] silent = [.. _members.Values.Where(m => m.Syncing is null)];
        foreach (ClassicMember member in silent) Drop(member);
        if (silent.Length > 0) Rebalance();
    }

    private void Remove(ClassicMember member, ErrorCode told)
    {
        if (member.Joining is { } joining) AnswerJoin(joining, told, member.Id);
        if (member.Syncing is { } syncing) AnswerSync(syncing, told, []);
        Drop(member);
        switch (State)
        {
            case GroupState.Stable or GroupState.CompletingRebalance:
                Rebalance();
                break;
            case GroupState.PreparingRebalance when !_isInitialDelay:
                TryCompleteJoin();
                break;
        }
    }

    private void Drop(ClassicMember member)
    {
        _members.Remove(member.Id);
        if (member.InstanceId is { } instance && _static.GetValueOrDefault(instance) == member.Id) _static.Remove(instance);
        member.Joining = member.Syncing = null;
        if (LeaderId == member.Id) LeaderId = _members.Count == 0 ? null : _members.Keys.First();
    }

    private void BecomeEmpty()
    {
        State = GroupState.Empty;
        Protocol = null;
        LeaderId = null;
        EmptySince = core.Now;
        core.Groups.Save(this);
    }
}
