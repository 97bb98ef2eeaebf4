using Streamiz.Client.Connections;
using Streamiz.Client.Metadata;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Groups;

/// <summary>
/// A member of a group of the classic protocol. What happens is told by events that the driver takes; how the work is shared is the user's.
/// </summary>
public sealed class GroupMember : IMembership
{
    // A join is answered when all members have come; the coordinator needs a moment more.
    private const int JoinGraceMs = 5_000;

    private readonly KafkaClient _client;
    private readonly ClientContext _context;
    private readonly Queue<GroupEvent> _events = new();
    private Func<IReadOnlyList<GroupProtocol>> _protocols = () => [];
    private Dictionary<string, ReadOnlyMemory<byte>>? _assignments;
    private string _protocol = "";
    private bool _waiting;
    private bool _heartbeatWaiting;
    private long _retryAt;
    private long _heartbeatAt;
    private int _failures;
    private int _round;

    // The driver works on its share while it joins: when the place is gone by then, the share is.
    private bool _keepsShare;

    internal GroupMember(KafkaClient client, GroupOptions options)
    {
        _client = client;
        _context = client.Context;
        Options = options;
        Metadata = new GroupMetadata(options.GroupId, GroupInstanceId: options.GroupInstanceId);
    }

    /// <summary>The membership.</summary>
    public GroupOptions Options { get; }

    /// <summary>Where the member stands.</summary>
    public GroupState State { get; private set; }

    /// <summary>The member's id, given by the group; empty before.</summary>
    public string MemberId { get; private set; } = "";

    /// <summary>The generation of the member's share; -1 outside.</summary>
    public int GenerationId { get; private set; } = -1;

    /// <summary>Whether the member shares the work.</summary>
    public bool IsLeader { get; private set; }

    /// <summary>The members that a leader who was not asked to share has come back to (KIP-814).</summary>
    internal IReadOnlyList<JoinedMember> Found { get; private set; } = [];

    /// <summary>
    /// The member's place, for commits of offsets. A member that has lost its place goes on naming that one until it has another, so that what it
    /// did there is refused: the cluster takes the offsets of a transaction from somebody who names no place.
    /// </summary>
    public GroupMetadata Metadata { get; private set; }

    /// <summary>Joins, or joins again.</summary>
    /// <param name="protocols">The ways of sharing that the member knows, best first.</param>
    public void Join(IReadOnlyList<GroupProtocol> protocols) => JoinWith(() => protocols, keepsShare: false);

    /// <summary>Joins, or joins again, saying each time what is so at that moment; a driver that keeps its share meanwhile is told when it is lost.</summary>
    internal void JoinWith(Func<IReadOnlyList<GroupProtocol>> protocols, bool keepsShare)
    {
        lock (_client.Gate)
        {
            if (State == GroupState.Failed) throw new InvalidOperationException("the member has failed");
            (_protocols, _keepsShare) = (protocols, keepsShare);
            BeginJoin();
        }
    }

    /// <summary>Has the driver told that the work is to be shared anew, as if the group had asked for it.</summary>
    internal void AskForRebalance()
    {
        lock (_client.Gate)
        {
            if (State != GroupState.Stable) return;
            State = GroupState.Rebalancing;
            _events.Enqueue(new GroupEvent(GroupEventKind.RebalanceNeeded));
            _context.Progressed();
        }
    }

    /// <summary>Gives the members their shares, as the leader.</summary>
    /// <param name="assignments">Shares by member; a member left out gets an empty one.</param>
    public void Assign(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> assignments)
    {
        lock (_client.Gate)
        {
            if (State != GroupState.Assigning) return;
            _assignments = new Dictionary<string, ReadOnlyMemory<byte>>(assignments);
            State = GroupState.Syncing;
            _context.Progressed();
        }
    }

    /// <summary>Leaves. A member with a lasting name keeps its place instead, unless told otherwise.</summary>
    /// <param name="evenIfStatic">Whether a member with a lasting name leaves too.</param>
    public Answer<bool> Leave(bool evenIfStatic = false)
    {
        var done = new Answer<bool>();
        lock (_client.Gate)
        {
            bool stays = MemberId.Length == 0 || (Options.GroupInstanceId is not null && !evenIfStatic);
            var request = new LeaveGroupRequest { GroupId = Options.GroupId, MemberId = MemberId };
            request.Members.Add(new LeaveGroupRequest.MemberIdentity { MemberId = MemberId, GroupInstanceId = Options.GroupInstanceId, Reason = "the member was closed" });
            Reset();
            State = GroupState.Outside;
            if (stays)
            {
                done.Complete(true);
                return done;
            }
            var asked = _client.Ask<LeaveGroupRequest, LeaveGroupResponse>(Route.Group(Options.GroupId), request, r => r.ErrorCode).Answer;
            return Left.After(asked);
        }
    }

    /// <summary>Takes the next event.</summary>
    public bool TryTakeEvent(out GroupEvent happened)
    {
        lock (_client.Gate) return _events.TryDequeue(out happened!);
    }

    int IMembership.MaxPollIntervalMs => Options.MaxPollIntervalMs;

    void IPart.Drive() => Drive();

    // The answer matters to nobody: whoever is not known has left. A member with a lasting name keeps its place until its session is over.
    void IMembership.GiveUp()
    {
        if (State is not (GroupState.Stable or GroupState.Rebalancing or GroupState.Assigning or GroupState.Syncing) || MemberId.Length == 0) return;
        if (Options.GroupInstanceId is null)
        {
            var request = new LeaveGroupRequest { GroupId = Options.GroupId, MemberId = MemberId };
            request.Members.Add(new LeaveGroupRequest.MemberIdentity { MemberId = MemberId, Reason = $"the driver was busy for more than {Options.MaxPollIntervalMs} ms" });
            Coordinator()?.TrySend(new MessageCall<LeaveGroupRequest, LeaveGroupResponse>(request, (_, _) => { }, _ => { }));
        }
        Lose(new KafkaException(ErrorCode.UnknownMemberId, $"the driver was busy for more than {Options.MaxPollIntervalMs} ms, so that the member gave up its place"));
    }

    void IPart.Close()
    {
    }

    internal void Drive()
    {
        if (State is GroupState.Outside or GroupState.Failed) return;
        if (_retryAt > _context.Now) _context.DueAt(_retryAt);
        else if (!_waiting && State == GroupState.Joining) SendJoin();
        else if (!_waiting && State == GroupState.Syncing) SendSync();
        if (State is GroupState.Stable or GroupState.Rebalancing or GroupState.Assigning) Heartbeat();
    }

    private void BeginJoin()
    {
        State = GroupState.Joining;
        _waiting = false;
        _assignments = null;
        _retryAt = 0;
        // Answers of the round before are not this one's.
        _round++;
        _context.Progressed();
    }

    private Connection? Coordinator()
    {
        var connection = _context.Cluster.Coordinators.Find(CoordinatorType.Group, Options.GroupId, ConnectionRole.Membership);
        if (connection is null && _context.Cluster.Coordinators.Error(CoordinatorType.Group, Options.GroupId) is { } error) Fail(error);
        if (connection is { State: ConnectionState.BackingOff, LastFailure: { } failure } && !failure.IsRetriable) Fail(failure);
        return State == GroupState.Failed ? null : connection;
    }

    private void SendJoin()
    {
        var connection = Coordinator();
        if (connection is null) return;
        var request = new JoinGroupRequest
        {
            GroupId = Options.GroupId,
            SessionTimeoutMs = Options.SessionTimeoutMs,
            RebalanceTimeoutMs = Options.MaxPollIntervalMs,
            MemberId = MemberId,
            GroupInstanceId = Options.GroupInstanceId,
            ProtocolType = Options.ProtocolType,
        };
        foreach (var protocol in _protocols()) request.Protocols.Add(new JoinGroupRequest.JoinGroupRequestProtocol { Name = protocol.Name, Metadata = protocol.Metadata });
        int round = _round;
        _waiting = true;
        if (!connection.TrySend(new MessageCall<JoinGroupRequest, JoinGroupResponse>(request, (r, _) => Joined(r, round), e => Retry(e, round)) { TimeoutMs = Options.MaxPollIntervalMs + JoinGraceMs })) _waiting = false;
    }

    private void Joined(JoinGroupResponse response, int round)
    {
        if (round != _round || State != GroupState.Joining) return;
        _waiting = false;
        var code = (ErrorCode)response.ErrorCode;
        if (code == ErrorCode.MemberIdRequired)
        {
            MemberId = response.MemberId;
            _context.Progressed();
            return;
        }
        if (code != ErrorCode.None)
        {
            Refused(code, round);
            return;
        }
        _failures = 0;
        MemberId = response.MemberId;
        GenerationId = response.GenerationId;
        Metadata = new GroupMetadata(Options.GroupId, GenerationId, MemberId, Options.GroupInstanceId);
        IsLeader = response.Leader == response.MemberId;
        _protocol = response.ProtocolName ?? "";
        _heartbeatAt = _context.Now + Options.HeartbeatIntervalMs;
        _assignments = null;
        _context.Progressed();
        var members = new List<JoinedMember>(response.Members.Count);
        // The response's bytes are gone after this call.
        foreach (var member in response.Members) members.Add(new JoinedMember(member.MemberId, member.GroupInstanceId, member.Metadata.ToArray()));
        if (!IsLeader || response.SkipAssignment)
        {
            Found = members;
            State = GroupState.Syncing;
            return;
        }
        State = GroupState.Assigning;
        _events.Enqueue(new GroupEvent(GroupEventKind.AssignmentNeeded) { Protocol = _protocol, Members = members });
    }

    private void SendSync()
    {
        var connection = Coordinator();
        if (connection is null) return;
        var request = new SyncGroupRequest
        {
            GroupId = Options.GroupId,
            GenerationId = GenerationId,
            MemberId = MemberId,
            GroupInstanceId = Options.GroupInstanceId,
            ProtocolType = Options.ProtocolType,
            ProtocolName = _protocol,
        };
        if (_assignments is not null)
            foreach (var (member, share) in _assignments) request.Assignments.Add(new SyncGroupRequest.SyncGroupRequestAssignment { MemberId = member, Assignment = share });
        int round = _round;
        _waiting = true;
        if (!connection.TrySend(new MessageCall<SyncGroupRequest, SyncGroupResponse>(request, (r, _) => Synced(r, round), e => Retry(e, round)) { TimeoutMs = Options.MaxPollIntervalMs + JoinGraceMs })) _waiting = false;
    }

    private void Synced(SyncGroupResponse response, int round)
    {
        if (round != _round || State != GroupState.Syncing) return;
        _waiting = false;
        if (response.ErrorCode != 0)
        {
            Refused((ErrorCode)response.ErrorCode, round);
            return;
        }
        _failures = 0;
        State = GroupState.Stable;
        _heartbeatAt = _context.Now + Options.HeartbeatIntervalMs;
        _events.Enqueue(new GroupEvent(GroupEventKind.Assigned) { Protocol = _protocol, Assignment = response.Assignment.ToArray() });
        _context.Progressed();
    }

    private void Heartbeat()
    {
        if (_heartbeatWaiting) return;
        if (_context.Now < _heartbeatAt)
        {
            _context.DueAt(_heartbeatAt);
            return;
        }
        var connection = Coordinator();
        if (connection is null) return;
        var request = new HeartbeatRequest { GroupId = Options.GroupId, GenerationId = GenerationId, MemberId = MemberId, GroupInstanceId = Options.GroupInstanceId };
        int round = _round;
        _heartbeatWaiting = true;
        if (!connection.TrySend(new MessageCall<HeartbeatRequest, HeartbeatResponse>(request, (r, _) => Beaten((ErrorCode)r.ErrorCode, round), Unheard) { TimeoutMs = Options.SessionTimeoutMs })) _heartbeatWaiting = false;
    }

    private void Beaten(ErrorCode code, int round)
    {
        _heartbeatWaiting = false;
        _heartbeatAt = _context.Now + Options.HeartbeatIntervalMs;
        if (round != _round || State is not (GroupState.Stable or GroupState.Rebalancing or GroupState.Assigning)) return;
        switch (code)
        {
            case ErrorCode.None:
                return;
            case ErrorCode.RebalanceInProgress:
                if (State == GroupState.Stable)
                {
                    State = GroupState.Rebalancing;
                    _events.Enqueue(new GroupEvent(GroupEventKind.RebalanceNeeded));
                }
                else if (State == GroupState.Assigning) BeginJoin();
                _context.Progressed();
                return;
            case ErrorCode.IllegalGeneration:
            case ErrorCode.UnknownMemberId:
                Lose(new KafkaException(code));
                return;
            case ErrorCode.FencedInstanceId:
                Fail(new KafkaException(code));
                return;
            default:
                Unheard(new KafkaException(code));
                return;
        }
    }

    private void Unheard(KafkaException error)
    {
        _heartbeatWaiting = false;
        _heartbeatAt = _context.Now + _context.Options.RetryBackoffMs;
        if (error.Error.Asks(ErrorAction.FindCoordinator) || error.IsRetriable) _context.Cluster.Coordinators.Forget(CoordinatorType.Group, Options.GroupId);
        if (!error.IsRetriable) Fail(error);
    }

    // An error of joining or syncing.
    private void Refused(ErrorCode code, int round)
    {
        switch (code)
        {
            case ErrorCode.UnknownMemberId:
            case ErrorCode.IllegalGeneration:
                if (_keepsShare && GenerationId >= 0)
                {
                    Lose(new KafkaException(code));
                    return;
                }
                // The driver gave its share back before it joined: nothing is lost but the place.
                Reset();
                BeginJoin();
                return;
            case ErrorCode.RebalanceInProgress:
                BeginJoin();
                return;
            default:
                Retry(new KafkaException(code), round);
                return;
        }
    }

    private void Retry(KafkaException error, int round)
    {
        if (round != _round || State is not (GroupState.Joining or GroupState.Syncing)) return;
        _waiting = false;
        if (!error.IsRetriable)
        {
            Fail(error);
            return;
        }
        if (error.Error.Asks(ErrorAction.FindCoordinator) || error.Code is ErrorCode.NetworkException or ErrorCode.RequestTimedOut) _context.Cluster.Coordinators.Forget(CoordinatorType.Group, Options.GroupId);
        // Whether a lost sync was heard is unknown; joining again is always right.
        if (State == GroupState.Syncing) BeginJoin();
        _retryAt = _context.Now + _context.RetryPause(_failures++);
        _context.DueAt(_retryAt);
    }

    private void Lose(KafkaException why)
    {
        Reset();
        State = GroupState.Outside;
        _events.Enqueue(new GroupEvent(GroupEventKind.Lost) { Error = why });
        _context.Progressed();
    }

    private void Fail(KafkaException error)
    {
        State = GroupState.Failed;
        _events.Enqueue(new GroupEvent(GroupEventKind.Failed) { Error = error });
        _context.Progressed();
    }

    private void Reset()
    {
        MemberId = "";
        GenerationId = -1;
        IsLeader = false;
        _round++;
        _waiting = false;
        _heartbeatWaiting = false;
    }
}
