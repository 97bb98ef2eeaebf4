using Streamiz.Broker.Core;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Groups;

/// <summary>A group of the streams group protocol (KIP-1071): the broker assigns tasks. Its members are not kept over a restart; they join again.</summary>
internal sealed class StreamsGroup(BrokerCore core, string id) : IBrokerAssignedGroup
{
    private const int LeaveEpoch = -1, AwayEpoch = -2;
    private const sbyte StaleTopology = 0, ShutdownApplication = 4;
    private readonly Dictionary<string, StreamsMember> _members = new(StringComparer.Ordinal);
    private long _seenTopics = -1;
    private bool _isWatching, _isShuttingDown;

    // Grows when members that can be asked have other tasks; whoever has heard of an earlier one is told.
    private int _placesEpoch;

    public string Id { get; } = id;

    public IReadOnlyDictionary<string, StreamsMember> Members => _members;

    public StreamsTopology? Topology { get; private set; }

    public int Epoch { get; private set; }

    public string Type => "streams";

    public int MemberCount => _members.Count;

    public long EmptySince { get; private set; } = core.Now;

    public string State => _members.Count == 0 ? "Empty" : Topology?.Obstacle is not null ? "NotReady"
        : _members.Values.All(m => m.Progress.IsSettled(Epoch)) ? "Stable" : "Reconciling";

    public ErrorCode Heartbeat(Call call, StreamsGroupHeartbeatRequest request, StreamsGroupHeartbeatResponse response)
    {
        if (request.MemberEpoch is LeaveEpoch or AwayEpoch)
        {
            response.MemberId = request.MemberId;
            response.MemberEpoch = request.MemberEpoch;
            return Leave(request.MemberId, null);
        }
        bool isNew = request.MemberEpoch == 0;
        ErrorCode error = Admit(call, request, out StreamsMember? member, out bool isChanged);
        if (error != ErrorCode.None) return error;
        if (request.UserEndpoint is { } endpoint && (endpoint.Host, endpoint.Port) != (member!.Endpoint?.Host, member.Endpoint?.Port)) _placesEpoch++;
        isChanged |= Learn(member!, request);
        _isShuttingDown |= request.ShutdownApplication;
        Reassign(isChanged);
        HashSet<TaskId>? owned = request.ActiveTasks is { } given ? [.. given.SelectMany(t => t.Partitions.Select(p => new TaskId(t.SubtopologyId, p)))] : isNew ? [] : null;
        bool isMoved = member!.Progress.Advance(Epoch, member.Target, owned, item => _members.Values.All(m => m == member || !m.Progress.Holds(item)));
        if (!member.Standby.SetEquals(member.StandbyTarget)) (member.Standby, isMoved) = ([.. member.StandbyTarget], true);
        if (isMoved && member.Endpoint is not null) _placesEpoch++;
        member.RevokesBy = member.Progress.Revoking.Count == 0 ? long.MaxValue : Math.Min(member.RevokesBy, core.Now + member.RebalanceTimeoutMs);
        member.ExpiresAt = core.Now + core.GroupConfigs.Value(Id, "streams.session.timeout.ms");
        Watch();
        response.MemberId = member.Id;
        response.MemberEpoch = member.Progress.Epoch;
        response.HeartbeatIntervalMs = core.GroupConfigs.Value(Id, "streams.heartbeat.interval.ms");
        response.TaskOffsetIntervalMs = 60_000;
        response.AcceptableRecoveryLag = 10_000;
        response.EndpointInformationEpoch = _placesEpoch;
        if (request.EndpointInformationEpoch != _placesEpoch) response.PartitionsByUserEndpoint = [.. _members.Values.Where(m => m.Endpoint is not null).OrderBy(m => m.Id, StringComparer.Ordinal).Select(PlaceOf)];
        response.Status = StatusOf(member);
        if (isMoved || isNew || (owned is not null && !owned.SetEquals(member.Progress.Assigned)))
        {
            response.ActiveTasks = Grouped(member.Progress.Assigned);
            response.StandbyTasks = Grouped(member.Standby);
            response.WarmupTasks = [];
        }
        return ErrorCode.None;
    }

    public ErrorCode CheckEpoch(string memberId, int epoch)
    {
        if (!_members.TryGetValue(memberId, out StreamsMember? member)) return ErrorCode.UnknownMemberId;
        return epoch == member.Progress.Epoch ? ErrorCode.None : ErrorCode.StaleMemberEpoch;
    }

    public ErrorCode Leave(string memberId, string? instanceId)
    {
        if (!_members.Remove(memberId, out StreamsMember? member)) return ErrorCode.UnknownMemberId;
        if (member.Endpoint is not null) _placesEpoch++;
        if (_members.Count == 0) (EmptySince, _isShuttingDown) = (core.Now, false);
        Reassign(isChanged: true);
        return ErrorCode.None;
    }

    public HashSet<string> SubscribedTopics() => _members.Count == 0 ? [] : [.. Topology?.Sources ?? []];

    public void Resume()
    {
    }

    private static List<StreamsGroupHeartbeatResponse.TaskIds> Grouped(HashSet<TaskId> tasks) =>
        [.. tasks.GroupBy(t => t.Subtopology).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new StreamsGroupHeartbeatResponse.TaskIds { SubtopologyId = g.Key, Partitions = [.. g.Select(t => t.Partition).Order()] })];

    private StreamsGroupHeartbeatResponse.EndpointToPartitions PlaceOf(StreamsMember member) => new()
    {
        UserEndpoint = new() { Host = member.Endpoint!.Host, Port = member.Endpoint.Port },
        ActivePartitions = Partitions(member.Progress.Assigned),
        StandbyPartitions = Partitions(member.Standby),
    };

    // A task is told by what it reads.
    private List<StreamsGroupHeartbeatResponse.TopicPartition> Partitions(HashSet<TaskId> tasks) =>
    [
        .. from task in tasks
           from topic in Topology?.SourcesOf(task.Subtopology) ?? []
           where core.Topics.Find(topic) is { } there && task.Partition < there.Partitions.Count
           group task.Partition by topic into partitions
           orderby partitions.Key
           select new StreamsGroupHeartbeatResponse.TopicPartition { Topic = partitions.Key, Partitions = [.. partitions.Order()] },
    ];

    private ErrorCode Admit(Call call, StreamsGroupHeartbeatRequest request, out StreamsMember? member, out bool isAdded)
    {
        isAdded = false;
        member = _members.GetValueOrDefault(request.MemberId);
        if (request.MemberEpoch > 0)
        {
            if (member is null) return ErrorCode.UnknownMemberId;
            bool isKnown = request.MemberEpoch == member.Progress.Epoch || (request.MemberEpoch == member.Progress.PreviousEpoch && request.ActiveTasks is not null);
            return isKnown ? ErrorCode.None : ErrorCode.FencedMemberEpoch;
        }
        if (member is not null) return ErrorCode.None;
        if (request.Topology is null) return ErrorCode.InvalidRequest;
        if (request.InstanceId is { } instance && _members.Values.FirstOrDefault(m => m.InstanceId == instance) is { } old) Leave(old.Id, null);
        member = new StreamsMember(request.MemberId, request.InstanceId, call.ClientId, call.Session.Host);
        _members[member.Id] = member;
        isAdded = true;
        return ErrorCode.None;
    }

    private bool Learn(StreamsMember member, StreamsGroupHeartbeatRequest request)
    {
        if (request.RebalanceTimeoutMs > 0) member.RebalanceTimeoutMs = request.RebalanceTimeoutMs;
        member.RackId = request.RackId ?? member.RackId;
        member.Endpoint = request.UserEndpoint ?? member.Endpoint;
        member.Tags = request.ClientTags ?? member.Tags;
        member.ProcessId = request.ProcessId ?? member.ProcessId;
        if (request.Topology is not { } topology) return false;
        member.TopologyEpoch = topology.Epoch;
        bool isNewer = Topology is null || topology.Epoch > Topology.Epoch || _members.Count == 1;
        if (!isNewer) return false;
        Topology = new StreamsTopology(topology);
        _seenTopics = -1;
        return true;
    }

    private void Reassign(bool isChanged)
    {
        if (Topology is null || (!isChanged && _seenTopics == core.Topics.Version)) return;
        string before = Layout();
        Topology.Resolve(core);
        _seenTopics = core.Topics.Version;
        if (!isChanged && before == Layout()) return;
        Epoch++;
        StreamsMember[] members = [.. _members.Values.Where(m => m.TopologyEpoch == Topology.Epoch).OrderBy(m => m.Id, StringComparer.Ordinal)];
        TaskAssignment.Assign(members, Topology, core.GroupConfigs.Value(Id, "streams.num.standby.replicas"));
        foreach (StreamsMember stale in _members.Values.Where(m => m.TopologyEpoch != Topology.Epoch)) stale.Target = [];
    }

    private string Layout() => Topology is null ? "" : Topology.Obstacle + string.Join(';', Topology.Tasks.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}:{t.Value}"));

    private List<StreamsGroupHeartbeatResponse.StatusItem>? StatusOf(StreamsMember member)
    {
        var status = new List<StreamsGroupHeartbeatResponse.StatusItem>();
        if (Topology is not null && member.TopologyEpoch < Topology.Epoch) status.Add(new() { StatusCode = StaleTopology, StatusDetail = $"The group runs topology epoch {Topology.Epoch}." });
        if (Topology?.Obstacle is { } obstacle) status.Add(new() { StatusCode = obstacle.Code, StatusDetail = obstacle.Detail });
        if (_isShuttingDown) status.Add(new() { StatusCode = ShutdownApplication, StatusDetail = "A member asked for the whole application to stop." });
        return status.Count == 0 ? null : status;
    }

    private void Watch()
    {
        if (_isWatching || _members.Count == 0) return;
        _isWatching = true;
        core.Timers.At(Math.Max(_members.Values.Min(m => Math.Min(m.ExpiresAt, m.RevokesBy)), core.Now + 1), now =>
        {
            _isWatching = false;
            foreach (StreamsMember late in _members.Values.Where(m => m.ExpiresAt <= now || m.RevokesBy <= now).ToArray()) Leave(late.Id, null);
            Watch();
        });
    }
}
