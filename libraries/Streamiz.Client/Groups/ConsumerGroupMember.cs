using Streamiz.Client.Connections;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Groups;

/// <summary>A member of a consumer group (KIP-848): the coordinator shares the partitions of the topics that members read.</summary>
public sealed class ConsumerGroupMember : EpochMember
{
    private readonly List<string> _topics = [];
    private IReadOnlyList<TopicPartition> _owned = [];
    private IReadOnlyList<TopicPartition> _offered = [];
    private List<(Guid Topic, List<int> Partitions)>? _unnamed;
    private bool _ownedChanged;

    internal ConsumerGroupMember(KafkaClient client, GroupOptions options)
        : base(client, options)
    {
    }

    /// <summary>Joins, or joins again.</summary>
    /// <param name="topics">The topics that the member reads.</param>
    public void Join(IEnumerable<string> topics)
    {
        _topics.Clear();
        _topics.AddRange(topics);
        // The coordinator gives topics by id: their names have to be known.
        foreach (string topic in _topics) Context.Cluster.Topic(topic);
        BeginJoin();
    }

    private protected override bool TrySend(Connection connection, int epoch, int round)
    {
        var request = Request(epoch);
        bool joins = epoch == 0;
        if (epoch >= 0 && SaysAll)
        {
            request.RebalanceTimeoutMs = Options.MaxPollIntervalMs;
            request.SubscribedTopicNames = [.. _topics];
            request.ServerAssignor = Options.ServerAssignor;
            request.RackId = Context.Options.RackId;
        }
        if (joins) request.TopicPartitions = [];
        else if (epoch > 0 && (SaysAll || _ownedChanged)) request.TopicPartitions = Owned();
        bool sent = connection.TrySend(new MessageCall<ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse>(request, (r, _) => Take(r, round), e => Unheard(e, round)));
        if (sent) _ownedChanged = false;
        return sent;
    }

    private protected override Answer<bool> AskToLeave(KafkaClient client, int epoch) =>
        Left.After(client.Ask<ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse>(Route.Group(Options.GroupId), Request(epoch), r => r.ErrorCode).Answer);

    private protected override void Offered(GroupEvent share) => _offered = share.Partitions;

    private protected override void Accepted()
    {
        _owned = _offered;
        _ownedChanged = true;
    }

    private protected override void Forget()
    {
        _owned = _offered = [];
        _unnamed = null;
        _ownedChanged = false;
    }

    // A share is told when the names of all its topics are known.
    private protected override void Settle()
    {
        if (_unnamed is null) return;
        var partitions = new List<TopicPartition>();
        foreach (var (id, numbers) in _unnamed)
        {
            if (Context.Cluster.Topic(id)?.Name is not { } name)
            {
                Context.Cluster.Refresh();
                return;
            }
            foreach (int number in numbers) partitions.Add(new TopicPartition(name, number));
        }
        _unnamed = null;
        Tell(new GroupEvent(GroupEventKind.Assigned) { Partitions = partitions });
    }

    private ConsumerGroupHeartbeatRequest Request(int epoch) => new() { GroupId = Options.GroupId, MemberId = MemberId, MemberEpoch = epoch, InstanceId = Options.GroupInstanceId };

    private void Take(ConsumerGroupHeartbeatResponse response, int round)
    {
        if (!Heard(round, (response.ErrorCode, response.ErrorMessage, response.MemberId, response.MemberEpoch, response.HeartbeatIntervalMs))) return;
        if (response.Assignment is { } share) _unnamed = [.. share.TopicPartitions.Select(t => (t.TopicId, t.Partitions))];
    }

    private List<ConsumerGroupHeartbeatRequest.TopicPartitionsItem> Owned() =>
        [.. _owned.GroupBy(p => p.Topic).Select(t => new ConsumerGroupHeartbeatRequest.TopicPartitionsItem { TopicId = Context.Cluster.Topic(t.Key)?.Id ?? Guid.Empty, Partitions = [.. t.Select(p => p.Partition)] })];
}
