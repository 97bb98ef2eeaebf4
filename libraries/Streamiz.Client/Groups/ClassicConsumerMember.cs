using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Groups;

/// <summary>
/// A member of a consumer group of the classic protocol, whose leader shares the partitions by an assignor. A member all of whose assignors are cooperative (KIP-429) keeps what it has while the group shares
/// anew, and gives back only what moves; another gives back everything first, and is told so by <see cref="GroupEventKind.RebalanceNeeded"/>. Take events after each drive: that moves the member on as well.
/// </summary>
public sealed class ClassicConsumerMember
{
    private readonly KafkaClient _client;
    private readonly GroupMember _member;
    private readonly IReadOnlyList<IPartitionAssignor> _assignors;
    private readonly TopicCounts _counts;
    private IReadOnlyList<string> _topics = [];

    // What the driver has; under a cooperative assignor it is said when joining.
    private Share _owned = Share.None;

    // What the driver has taken and not accepted yet.
    private Share? _offered;
    private bool _joinAgain;
    private GroupEvent? _asked;
    private IReadOnlyList<GroupSubscription> _members = [];

    internal ClassicConsumerMember(KafkaClient client, GroupMember member, IReadOnlyList<IPartitionAssignor> assignors)
    {
        _client = client;
        _member = member;
        _assignors = assignors;
        _counts = new TopicCounts(client.Cluster);
        IsCooperative = assignors.All(a => a.IsCooperative);
    }

    /// <summary>The membership.</summary>
    public GroupOptions Options => _member.Options;

    /// <summary>Whether the member keeps its share while the group shares anew.</summary>
    public bool IsCooperative { get; }

    /// <summary>Where the member stands.</summary>
    public GroupState State => _member.State;

    /// <summary>The member's id, given by the group; empty before.</summary>
    public string MemberId => _member.MemberId;

    /// <summary>Whether the member shares the partitions.</summary>
    public bool IsLeader => _member.IsLeader;

    /// <summary>The member's place, for commits of offsets.</summary>
    public GroupMetadata Metadata => _member.Metadata;

    /// <summary>Joins, or joins again, for instance with other topics. Whoever is not cooperative has given back everything by then.</summary>
    /// <param name="topics">The topics that the member reads.</param>
    public void Join(IEnumerable<string> topics)
    {
        _topics = [.. topics];
        foreach (string topic in _topics) _client.Cluster.Topic(topic);
        // What is being given back is still had: the group hears of it when it is not.
        if (IsCooperative && _offered is not null) _joinAgain = true;
        else JoinNow();
    }

    /// <summary>Takes the next event.</summary>
    public bool TryTakeEvent(out GroupEvent happened)
    {
        Assign();
        WatchTopics();
        while (_member.TryTakeEvent(out happened))
        {
            switch (happened.Kind)
            {
                case GroupEventKind.AssignmentNeeded:
                    (_asked, _members) = (happened, GroupSubscription.Of(happened.Members));
                    Assign();
                    continue;
                case GroupEventKind.RebalanceNeeded when IsCooperative:
                    if (_offered is not null) _joinAgain = true;
                    else JoinNow();
                    continue;
                case GroupEventKind.Assigned:
                    Take(ref happened);
                    return true;
                default:
                    if (happened.Kind != GroupEventKind.RebalanceNeeded) Forget();
                    return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Says that what is not in the last <see cref="GroupEventKind.Assigned"/> taken has been given back, and that the rest is worked on. If something was given back that others wait for, the member joins again,
    /// so that they get it.
    /// </summary>
    public void Accept()
    {
        if (_offered is not { } share) return;
        bool anyBack = IsCooperative && _owned.Partitions.Except(share.Partitions).Any();
        (_owned, _offered) = (share, null);
        if (!anyBack && !_joinAgain) return;
        _joinAgain = false;
        // Whoever has lost the place is told so next.
        if (State is not (GroupState.Outside or GroupState.Failed)) JoinNow();
    }

    /// <summary>Leaves. A member with a lasting name keeps its place instead, unless told otherwise.</summary>
    /// <param name="evenIfStatic">Whether a member with a lasting name leaves too.</param>
    public Answer<bool> Leave(bool evenIfStatic = false)
    {
        Forget();
        return _member.Leave(evenIfStatic);
    }

    /// <summary>Assignors can be told apart by their names.</summary>
    internal static void Check(IReadOnlyList<IPartitionAssignor> assignors)
    {
        if (assignors.Count == 0) throw new ArgumentException("a member has to know a way of sharing partitions", nameof(assignors));
        if (assignors.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() < assignors.Count) throw new ArgumentException($"two assignors have the same name: {string.Join(", ", assignors.Select(a => a.Name))}", nameof(assignors));
    }

    private void JoinNow()
    {
        (_asked, _members) = (null, []);
        _counts.Forget();
        _member.JoinWith(Subscription, keepsShare: true);
    }

    // Said at the moment of joining: the generation may be another one at the next try.
    private IReadOnlyList<GroupProtocol> Subscription()
    {
        var owned = _owned;
        var protocols = new List<GroupProtocol>(_assignors.Count);
        foreach (var assignor in _assignors)
        {
            var about = assignor.UserData(owned.Partitions, owned.Generation);
            var subscription = new ConsumerProtocolSubscription { Topics = [.. _topics], UserData = about.IsEmpty ? null : about, GenerationId = _member.GenerationId, RackId = _client.Options.RackId };
            if (IsCooperative)
                foreach (var topic in owned.Partitions.GroupBy(p => p.Topic)) subscription.OwnedPartitions.Add(new() { Topic = topic.Key, Partitions = [.. topic.Select(p => p.Partition)] });
            protocols.Add(new GroupProtocol(assignor.Name, ConsumerProtocol.Write(subscription, ConsumerProtocolSubscription.MaxVersion)));
        }
        return protocols;
    }

    // The leader waits until it knows the topics of all members; one that is not there is shared as it is: by nobody.
    private void Assign()
    {
        if (_asked is null || !AreTopicsKnown()) return;
        string name = _asked.Protocol;
        _asked = null;
        var assignor = _assignors.First(a => a.Name == name);
        _counts.Watch(_members.SelectMany(m => m.Topics));
        var shares = assignor.Assign(_members, _client.Cluster.PartitionCount);
        _member.Assign(Written(assignor.IsCooperative ? Withheld(shares) : shares));
    }

    private void WatchTopics()
    {
        if (_member is not { IsLeader: true, State: GroupState.Stable }) return;
        if (_counts.HaveChanged())
        {
            _member.AskForRebalance();
            return;
        }
        // A leader who has come back under a lasting name shares nothing, but sees to it that new partitions are shared (KIP-814).
        if (_counts.IsWatching) return;
        if (_members.Count == 0) _members = GroupSubscription.Of(_member.Found);
        if (AreTopicsKnown()) _counts.Watch(_members.SelectMany(m => m.Topics));
    }

    private bool AreTopicsKnown()
    {
        bool known = true;
        foreach (var member in _members)
            foreach (string topic in member.Topics) known &= _client.Cluster.PartitionCount(topic) > 0 || _client.Cluster.TopicError(topic) != ErrorCode.None;
        return known;
    }

    // A partition that moves is given to nobody before it has been given back.
    private Dictionary<string, IReadOnlyList<TopicPartition>> Withheld(IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> shares)
    {
        var owners = _members.SelectMany(m => m.Owned.Select(p => (Partition: p, m.MemberId))).ToLookup(o => o.Partition, o => o.MemberId);
        return shares.ToDictionary(
            s => s.Key,
            s => (IReadOnlyList<TopicPartition>)[.. s.Value.Where(p => !owners.Contains(p) || owners[p].Contains(s.Key))],
            StringComparer.Ordinal);
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> Written(IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> shares)
    {
        var written = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (member, share) in shares)
        {
            var assignment = new ConsumerProtocolAssignment();
            foreach (var topic in share.GroupBy(p => p.Topic)) assignment.AssignedPartitions.Add(new() { Topic = topic.Key, Partitions = [.. topic.Select(p => p.Partition)] });
            written[member] = ConsumerProtocol.Write(assignment);
        }
        return written;
    }

    private void Take(ref GroupEvent happened)
    {
        List<TopicPartition> partitions = [.. ConsumerProtocol.ReadAssignment(happened.Assignment).AssignedPartitions.SelectMany(t => t.Partitions.Select(p => new TopicPartition(t.Topic, p))).Distinct()];
        _offered = new Share(partitions, _member.GenerationId);
        happened = happened with { Partitions = partitions };
    }

    private void Forget()
    {
        (_owned, _offered, _asked, _joinAgain) = (Share.None, null, null, false);
        _counts.Forget();
    }

    private sealed record Share(IReadOnlyList<TopicPartition> Partitions, int Generation)
    {
        public static Share None { get; } = new([], -1);
    }
}
