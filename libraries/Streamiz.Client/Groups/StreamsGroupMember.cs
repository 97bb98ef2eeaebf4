using Streamiz.Client.Connections;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Groups;

/// <summary>A member of a streams group (KIP-1071): the coordinator knows the topology and shares its tasks.</summary>
public sealed class StreamsGroupMember : EpochMember
{
    // Topics that were made a moment ago are not known to every node yet.
    private const int MissingTopicsMs = 30_000;
    private const sbyte MissingSourceTopics = 1;
    private const sbyte WronglyPartitioned = 2;
    private const sbyte ShutDown = 4;

    private StreamsGroupHeartbeatRequest.TopologyItem _topology = new();
    private string _processId = "";
    private StreamsShare _owned = StreamsShare.None;
    private StreamsShare _offered = StreamsShare.None;
    private StreamsGroupHeartbeatRequest.Endpoint? _endpoint;
    private bool _ownedChanged;
    private long _missingSince = -1;
    private bool _asksForShutdown;

    // Whose partitions are where, as last heard; the coordinator tells it again when it is another one.
    private int _placesEpoch = -1;

    internal StreamsGroupMember(KafkaClient client, GroupOptions options)
        : base(client, options)
    {
    }

    /// <summary>Joins, or joins again.</summary>
    /// <param name="topology">The topology, the same for all members.</param>
    /// <param name="processId">What members with one folder of state have in common.</param>
    /// <param name="endpoint">Where the stores of the member's process can be asked; null when they cannot. The others hear of it by <see cref="GroupEventKind.Placed"/>.</param>
    public void Join(StreamsGroupHeartbeatRequest.TopologyItem topology, string processId, (string Host, int Port)? endpoint = null)
    {
        (_topology, _processId) = (topology, processId);
        _endpoint = endpoint is { } at ? new StreamsGroupHeartbeatRequest.Endpoint { Host = at.Host, Port = (ushort)at.Port } : null;
        BeginJoin();
    }

    /// <summary>Whether a member has asked for the whole application to stop: why the membership has failed.</summary>
    public bool IsApplicationShutDown { get; private set; }

    /// <summary>Has the coordinator tell all members, with the next heartbeat and those that follow, that the whole application is to stop.</summary>
    public void AskForShutdown()
    {
        _asksForShutdown = true;
        BeatNow();
    }

    private protected override bool TrySend(Connection connection, int epoch, int round)
    {
        var request = Request(epoch);
        if (epoch == 0)
        {
            request.Topology = _topology;
            (request.ActiveTasks, request.StandbyTasks, request.WarmupTasks) = ([], [], []);
        }
        else if (epoch > 0 && (SaysAll || _ownedChanged)) (request.ActiveTasks, request.StandbyTasks, request.WarmupTasks) = (Written(_owned.Active), Written(_owned.Standby), Written(_owned.Warmup));
        if (epoch >= 0 && SaysAll)
        {
            request.RebalanceTimeoutMs = Options.MaxPollIntervalMs;
            request.ProcessId = _processId;
            request.RackId = Context.Options.RackId;
            request.UserEndpoint = _endpoint;
            request.ClientTags = [];
        }
        bool sent = connection.TrySend(new MessageCall<StreamsGroupHeartbeatRequest, StreamsGroupHeartbeatResponse>(request, (r, _) => Take(r, round), e => Unheard(e, round)));
        if (sent) _ownedChanged = false;
        return sent;
    }

    private protected override Answer<bool> AskToLeave(KafkaClient client, int epoch) =>
        Left.After(client.Ask<StreamsGroupHeartbeatRequest, StreamsGroupHeartbeatResponse>(Route.Group(Options.GroupId), Request(epoch), r => r.ErrorCode).Answer);

    private protected override void Offered(GroupEvent share) => _offered = share.Tasks!;

    private protected override void Accepted()
    {
        _owned = _offered;
        _ownedChanged = true;
    }

    private protected override void Forget()
    {
        _owned = _offered = StreamsShare.None;
        _ownedChanged = false;
        _missingSince = -1;
        _placesEpoch = -1;
    }

    private StreamsGroupHeartbeatRequest Request(int epoch) => new() { GroupId = Options.GroupId, MemberId = MemberId, MemberEpoch = epoch, InstanceId = Options.GroupInstanceId, EndpointInformationEpoch = _placesEpoch, ShutdownApplication = _asksForShutdown };

    private void Take(StreamsGroupHeartbeatResponse response, int round)
    {
        if (!Heard(round, (response.ErrorCode, response.ErrorMessage, response.MemberId, response.MemberEpoch, response.HeartbeatIntervalMs))) return;
        if (!TakeStatus(response.Status ?? [])) return;
        if (response.PartitionsByUserEndpoint is { } places)
        {
            _placesEpoch = response.EndpointInformationEpoch;
            Tell(new GroupEvent(GroupEventKind.Placed) { Places = [.. places.Select(p => new StreamsPlace(p.UserEndpoint.Host, p.UserEndpoint.Port, Read(p.ActivePartitions), Read(p.StandbyPartitions)))] });
        }
        if (response.ActiveTasks is null && response.StandbyTasks is null && response.WarmupTasks is null) return;
        Tell(new GroupEvent(GroupEventKind.Assigned) { Tasks = new StreamsShare(Read(response.ActiveTasks), Read(response.StandbyTasks), Read(response.WarmupTasks)) });
    }

    // False when the member cannot go on.
    private bool TakeStatus(List<StreamsGroupHeartbeatResponse.StatusItem> status)
    {
        bool missing = false;
        foreach (var item in status)
        {
            if (item.StatusCode == ShutDown)
            {
                IsApplicationShutDown = true;
                Fail(new KafkaException(ErrorCode.StreamsInvalidTopology, "a member has asked for the whole application to be shut down"));
                return false;
            }
            if (item.StatusCode is not (MissingSourceTopics or WronglyPartitioned)) continue;
            missing = true;
            if (_missingSince < 0) _missingSince = Context.Now;
            if (Context.Now - _missingSince < MissingTopicsMs) continue;
            Fail(new KafkaException(ErrorCode.StreamsInvalidTopology, item.StatusDetail));
            return false;
        }
        if (!missing) _missingSince = -1;
        return true;
    }

    private static List<TopicPartition> Read(List<StreamsGroupHeartbeatResponse.TopicPartition> topics) => [.. topics.SelectMany(t => t.Partitions.Select(p => new TopicPartition(t.Topic, p)))];

    private static List<StreamsTask> Read(List<StreamsGroupHeartbeatResponse.TaskIds>? tasks) => [.. (tasks ?? []).SelectMany(t => t.Partitions.Select(p => new StreamsTask(t.SubtopologyId, p)))];

    private static List<StreamsGroupHeartbeatRequest.TaskIds> Written(IReadOnlyList<StreamsTask> tasks) =>
        [.. tasks.GroupBy(t => t.Subtopology).Select(g => new StreamsGroupHeartbeatRequest.TaskIds { SubtopologyId = g.Key, Partitions = [.. g.Select(t => t.Partition)] })];
}
