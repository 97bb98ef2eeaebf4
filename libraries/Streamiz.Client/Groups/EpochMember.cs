using Streamiz.Client.Connections;
using Streamiz.Client.Metadata;
using Streamiz.Protocol.Errors;

namespace Streamiz.Client.Groups;

/// <summary>
/// A member of a group whose coordinator shares the work: heartbeats say what the member has and bring what it should have. It gives back first, says so with
/// <see cref="Accept"/>, and only then others are given it.
/// </summary>
public abstract class EpochMember : IMembership
{
    private const int LeavingEpoch = -1;
    private const int LeavingForAWhileEpoch = -2;

    private readonly KafkaClient _client;
    private readonly Queue<GroupEvent> _events = new();
    private int _intervalMs;
    private long _heartbeatAt;
    private bool _waiting;
    private bool _beatAgain;
    private int _failures;

    // Grows when the member joins, leaves or is put out: what was asked before does not count any more.
    private int _round;

    private protected EpochMember(KafkaClient client, GroupOptions options)
    {
        _client = client;
        Context = client.Context;
        Options = options;
        Metadata = new GroupMetadata(options.GroupId, GroupInstanceId: options.GroupInstanceId);
        _intervalMs = options.HeartbeatIntervalMs;
        // Drawn like all else that is drawn, so that a simulation has the same ids each time.
        Span<byte> id = stackalloc byte[16];
        for (int i = 0; i < id.Length; i++) id[i] = (byte)Context.Draw(256);
        MemberId = new Guid(id).ToString("N");
    }

    /// <summary>The membership. <see cref="GroupOptions.SessionTimeoutMs"/> and the interval of heartbeats are the cluster's to decide.</summary>
    public GroupOptions Options { get; }

    /// <summary>Where the member stands.</summary>
    public GroupState State { get; private set; }

    /// <summary>The member's id; its own choice, or the one that an older cluster has given.</summary>
    public string MemberId { get; private set; }

    /// <summary>Grows with each change of the member's share; 0 outside.</summary>
    public int MemberEpoch { get; private set; }

    /// <summary>
    /// The member's place, for commits of offsets. A member that has lost its place goes on naming that one until it has another, so that what it
    /// did there is refused: the cluster takes the offsets of a transaction from somebody who names no place.
    /// </summary>
    public GroupMetadata Metadata { get; private set; }

    int IMembership.MaxPollIntervalMs => Options.MaxPollIntervalMs;

    private protected ClientContext Context { get; }

    /// <summary>Whether the next heartbeat says everything, not only what has changed.</summary>
    private protected bool SaysAll { get; private set; } = true;

    /// <summary>Takes the next event.</summary>
    public bool TryTakeEvent(out GroupEvent happened)
    {
        lock (_client.Gate)
        {
            if (!_events.TryDequeue(out happened!)) return false;
            if (happened.Kind == GroupEventKind.Assigned) Offered(happened);
            return true;
        }
    }

    /// <summary>Says that what is not in the last <see cref="GroupEventKind.Assigned"/> taken has been given back, and that the rest is worked on.</summary>
    public void Accept()
    {
        lock (_client.Gate)
        {
            if (State != GroupState.Stable) return;
            Accepted();
            _beatAgain = _waiting;
            BeatNow();
        }
    }

    /// <summary>Leaves. A member with a lasting name keeps its place for the session's time instead, unless told otherwise.</summary>
    /// <param name="evenIfStatic">Whether a member with a lasting name leaves too.</param>
    public Answer<bool> Leave(bool evenIfStatic = false)
    {
        lock (_client.Gate)
        {
            bool wasIn = State == GroupState.Stable;
            Reset(GroupState.Outside);
            if (wasIn) return AskToLeave(_client, Options.GroupInstanceId is null || evenIfStatic ? LeavingEpoch : LeavingForAWhileEpoch);
            var done = new Answer<bool>();
            done.Complete(true);
            return done;
        }
    }

    void IPart.Drive()
    {
        if (State is GroupState.Outside or GroupState.Failed) return;
        Settle();
        if (_waiting) return;
        if (Context.Now < _heartbeatAt)
        {
            Context.DueAt(_heartbeatAt);
            return;
        }
        var connection = Coordinator();
        if (connection is null) return;
        _waiting = true;
        if (!TrySend(connection, MemberEpoch, _round)) _waiting = false;
    }

    void IPart.Close()
    {
    }

    void IMembership.GiveUp()
    {
        if (State != GroupState.Stable) return;
        if (Coordinator() is { } connection) TrySend(connection, Options.GroupInstanceId is null ? LeavingEpoch : LeavingForAWhileEpoch, _round);
        Lose(new KafkaException(ErrorCode.UnknownMemberId, $"the driver was busy for more than {Options.MaxPollIntervalMs} ms, so that the member gave up its place"));
    }

    /// <summary>Sends a heartbeat; its answer comes to <see cref="Heard"/> or <see cref="Unheard"/> with the round.</summary>
    private protected abstract bool TrySend(Connection connection, int epoch, int round);

    private protected abstract Answer<bool> AskToLeave(KafkaClient client, int epoch);

    /// <summary>The driver has taken this share.</summary>
    private protected abstract void Offered(GroupEvent share);

    /// <summary>The driver has the share that it took last.</summary>
    private protected abstract void Accepted();

    /// <summary>Nothing is had and nothing is promised.</summary>
    private protected abstract void Forget();

    /// <summary>Does what has to wait for something else than the coordinator.</summary>
    private protected virtual void Settle()
    {
    }

    private protected void BeginJoin()
    {
        lock (_client.Gate)
        {
            if (State == GroupState.Failed) throw new InvalidOperationException("the member has failed");
            Reset(GroupState.Joining);
            _heartbeatAt = 0;
            Context.Progressed();
        }
    }

    /// <summary>An answer. False when it does not count, or is an error.</summary>
    private protected bool Heard(int round, (short Code, string? Message, string? MemberId, int Epoch, int IntervalMs) answer)
    {
        if (round != _round) return false;
        _waiting = false;
        if (answer.Code != 0)
        {
            Refused(new KafkaException((ErrorCode)answer.Code, answer.Message));
            return false;
        }
        _failures = 0;
        if (answer.MemberId is { Length: > 0 } id) MemberId = id;
        MemberEpoch = answer.Epoch;
        if (Metadata.GenerationId != MemberEpoch || Metadata.MemberId != MemberId) Metadata = new GroupMetadata(Options.GroupId, MemberEpoch, MemberId, Options.GroupInstanceId);
        State = GroupState.Stable;
        SaysAll = false;
        if (answer.IntervalMs > 0) _intervalMs = answer.IntervalMs;
        // What was said while the question was on its way is not in it.
        _heartbeatAt = _beatAgain ? 0 : Context.Now + _intervalMs;
        _beatAgain = false;
        Context.Progressed();
        return true;
    }

    /// <summary>There is no answer: what the coordinator has heard is not known.</summary>
    private protected void Unheard(KafkaException error, int round)
    {
        if (round != _round) return;
        _waiting = false;
        SaysAll = true;
        if (!error.IsRetriable)
        {
            Fail(error);
            return;
        }
        if (error.Error.Asks(ErrorAction.FindCoordinator) || error.Code is ErrorCode.NetworkException or ErrorCode.RequestTimedOut) Context.Cluster.Coordinators.Forget(CoordinatorType.Group, Options.GroupId);
        _heartbeatAt = Context.Now + Context.RetryPause(_failures++);
        Context.DueAt(_heartbeatAt);
    }

    private protected void Tell(GroupEvent happened)
    {
        _events.Enqueue(happened);
        Context.Progressed();
    }

    private protected void Fail(KafkaException error)
    {
        Reset(GroupState.Failed);
        Tell(new GroupEvent(GroupEventKind.Failed) { Error = error });
    }

    private protected void BeatNow()
    {
        _heartbeatAt = 0;
        Context.Progressed();
    }

    private void Refused(KafkaException error)
    {
        if (error.Code is ErrorCode.UnknownMemberId or ErrorCode.FencedMemberEpoch) Lose(error);
        else if (error.IsRetriable) Unheard(error, _round);
        else Fail(error);
    }

    private Connection? Coordinator()
    {
        var coordinators = Context.Cluster.Coordinators;
        var connection = coordinators.Find(CoordinatorType.Group, Options.GroupId, ConnectionRole.Membership);
        if (connection is null && coordinators.Error(CoordinatorType.Group, Options.GroupId) is { } error) Fail(error);
        if (connection is { State: ConnectionState.BackingOff, LastFailure: { IsRetriable: false } failure }) Fail(failure);
        return State == GroupState.Failed ? null : connection;
    }

    private void Lose(KafkaException why)
    {
        Reset(GroupState.Outside);
        Tell(new GroupEvent(GroupEventKind.Lost) { Error = why });
    }

    private void Reset(GroupState state)
    {
        _round++;
        State = state;
        MemberEpoch = 0;
        SaysAll = true;
        _waiting = false;
        // Shares of the place that was had before are nobody's.
        if (state != GroupState.Failed) _events.Clear();
        Forget();
    }
}
