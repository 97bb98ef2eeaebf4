using Streamiz.Client.Connections;
using Streamiz.Client.Metadata;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Groups;

/// <summary>A member of a consumer group (KIP-848): the coordinator shares the partitions of the topics that members read.</summary>
public sealed class ConsumerGroupMember : EpochMember
{
    private const short FirstWithPatterns = 1;

    private readonly KafkaClient _client;
    private readonly List<string> _topics = [];
    private string? _pattern;

    // What a pattern has found of the cluster's own topics: had as far as the cluster is concerned, and told to nobody.
    private IReadOnlyList<TopicPartition> _hidden = [];

    // All topics of the cluster, asked for when a share holds some that a pattern has found and nobody has named.
    private Answer<IReadOnlyList<TopicInfo>>? _listing;
    private IReadOnlyList<TopicPartition> _owned = [];
    private IReadOnlyList<TopicPartition> _offered = [];
    private List<(Guid Topic, List<int> Partitions)>? _unnamed;
    private long _listAgainAt;
    private bool _ownedChanged;

    internal ConsumerGroupMember(KafkaClient client, GroupOptions options)
        : base(client, options) => _client = client;

    /// <summary>Joins, or joins again.</summary>
    /// <param name="topics">The topics that the member reads.</param>
    public void Join(IEnumerable<string> topics)
    {
        _pattern = null;
        _topics.Clear();
        _topics.AddRange(topics);
        // The coordinator gives topics by id: their names have to be known.
        foreach (string topic in _topics) Context.Cluster.Topic(topic);
        BeginJoin();
    }

    /// <summary>Joins, or joins again, reading every topic that a pattern finds, now or later. The cluster looks for them; it needs Kafka 4.0.</summary>
    /// <param name="pattern">A regular expression in the syntax of RE2, for whole names.</param>
    public void JoinByPattern(string pattern)
    {
        _pattern = pattern;
        _topics.Clear();
        BeginJoin();
    }

    private protected override bool TrySend(Connection connection, int epoch, int round)
    {
        var request = Request(epoch);
        bool joins = epoch == 0;
        if (_pattern is not null && connection.Versions is { } versions && versions.Choose(ConsumerGroupHeartbeatRequest.ApiKey, ConsumerGroupHeartbeatRequest.MinVersion, ConsumerGroupHeartbeatRequest.MaxVersion) is >= 0 and < FirstWithPatterns)
        {
            Fail(new KafkaException(ErrorCode.UnsupportedVersion, "the cluster does not look for topics by a pattern: name the topics, or use the classic protocol"));
            return false;
        }
        if (epoch >= 0 && SaysAll)
        {
            request.RebalanceTimeoutMs = Options.MaxPollIntervalMs;
            request.SubscribedTopicNames = [.. _topics];
            request.SubscribedTopicRegex = _pattern;
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
        (_unnamed, _listing, _hidden) = (null, null, []);
        _ownedChanged = false;
    }

    // A share is told when the names of all its topics are known.
    private protected override void Settle()
    {
        if (_unnamed is null) return;
        List<TopicPartition> partitions = [], hidden = [];
        foreach (var (id, numbers) in _unnamed)
        {
            if (Context.Cluster.Topic(id) is not { } topic)
            {
                AskForNames();
                return;
            }
            foreach (int number in numbers) (_pattern is not null && topic.IsInternal ? hidden : partitions).Add(new TopicPartition(topic.Name, number));
        }
        (_unnamed, _listing, _hidden) = (null, null, hidden);
        Tell(new GroupEvent(GroupEventKind.Assigned) { Partitions = partitions });
    }

    // Topics that were named are known before long; those of a pattern have to be looked for by their ids.
    private void AskForNames()
    {
        Context.Cluster.Refresh();
        // Another thread that keeps the member alive asks nothing else.
        if (_pattern is null || Context.IsKeepingAlive || _listing is { IsCompleted: false }) return;
        if (_listing is { Error: null } listed)
            foreach (var topic in listed.Value)
                if (_unnamed!.Exists(u => u.Topic == topic.Id)) Context.Cluster.Topic(topic.Name);
        if (_listing is not null && Context.Now < _listAgainAt)
        {
            Context.DueAt(_listAgainAt);
            return;
        }
        _listing = _client.Admin.ListTopics(includeInternal: true);
        _listAgainAt = Context.Now + Context.Options.RetryBackoffMaxMs;
    }

    private ConsumerGroupHeartbeatRequest Request(int epoch) => new() { GroupId = Options.GroupId, MemberId = MemberId, MemberEpoch = epoch, InstanceId = Options.GroupInstanceId };

    private void Take(ConsumerGroupHeartbeatResponse response, int round)
    {
        if (!Heard(round, (response.ErrorCode, response.ErrorMessage, response.MemberId, response.MemberEpoch, response.HeartbeatIntervalMs))) return;
        if (response.Assignment is { } share) _unnamed = [.. share.TopicPartitions.Select(t => (t.TopicId, t.Partitions))];
    }

    private List<ConsumerGroupHeartbeatRequest.TopicPartitionsItem> Owned() =>
        [.. _owned.Concat(_hidden).GroupBy(p => p.Topic).Select(t => new ConsumerGroupHeartbeatRequest.TopicPartitionsItem { TopicId = Context.Cluster.Topic(t.Key)?.Id ?? Guid.Empty, Partitions = [.. t.Select(p => p.Partition)] })];
}
