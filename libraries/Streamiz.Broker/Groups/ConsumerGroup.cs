using System.Text.RegularExpressions;
using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Groups;

/// <summary>A group of the consumer group protocol (KIP-848): the broker assigns, and members follow one heartbeat after another.</summary>
internal sealed partial class ConsumerGroup(BrokerCore core, string id) : IBrokerAssignedGroup
{
    public const int LeaveEpoch = -1, AwayEpoch = -2;
    private static readonly TimeSpan RegexTimeout = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, ConsumerMember> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Regex> _regexes = new(StringComparer.Ordinal);
    private long _seenTopics = -1;
    private string _seenLayout = "";
    private bool _isWatching;

    public string Id { get; } = id;

    public IReadOnlyDictionary<string, ConsumerMember> Members => _members;

    public string Type => "consumer";

    public int MemberCount => _members.Count;

    public int Epoch { get; private set; }

    public int AssignmentEpoch { get; private set; }

    public string Assignor { get; private set; } = Assignors.Uniform;

    public long EmptySince { get; private set; } = core.Now;

    public string State => _members.Count == 0 ? "Empty" : Epoch > AssignmentEpoch ? "Assigning"
        : _members.Values.All(m => m.IsAway || m.Progress.IsSettled(AssignmentEpoch)) ? "Stable" : "Reconciling";

    public ErrorCode Heartbeat(Call call, ConsumerGroupHeartbeatRequest request, ConsumerGroupHeartbeatResponse response)
    {
        if (request.MemberEpoch is LeaveEpoch or AwayEpoch) return LeaveByHeartbeat(request, response);
        ErrorCode error = Admit(call, request, out ConsumerMember? member);
        if (error != ErrorCode.None) return error;
        bool isNew = request.MemberEpoch == 0;
        error = Subscribe(member!, request, out bool isChanged);
        if (error != ErrorCode.None)
        {
            if (isNew && member!.Progress.Epoch == 0 && member.Progress.Assigned.Count == 0) _members.Remove(member.Id);
            return error;
        }
        if (isChanged || isNew) _seenTopics = -1;
        Reassign(isChanged || (isNew && member!.Progress.Epoch == 0));
        HashSet<TopicPartitionId>? owned = request.TopicPartitions is { } given ? [.. given.SelectMany(t => t.Partitions.Select(p => new TopicPartitionId(t.TopicId, p)))] : null;
        if (isNew) owned ??= [];
        bool isMoved = member!.Progress.Advance(AssignmentEpoch, member.Target, owned, item => _members.Values.All(m => m == member || !m.Progress.Holds(item)));
        member.RevokesBy = member.Progress.Revoking.Count == 0 ? long.MaxValue : Math.Min(member.RevokesBy, core.Now + member.RebalanceTimeoutMs);
        member.ExpiresAt = core.Now + core.GroupConfigs.Value(Id, "consumer.session.timeout.ms");
        Watch();
        if (isMoved || isNew) Save();
        response.MemberId = member.Id;
        response.MemberEpoch = member.Progress.Epoch;
        response.HeartbeatIntervalMs = core.GroupConfigs.Value(Id, "consumer.heartbeat.interval.ms");
        // A member that names what it has is told what it should have whenever these differ.
        bool isTold = isMoved || isNew || (owned is not null && !owned.SetEquals(member.Progress.Assigned));
        if (isTold) response.Assignment = new() { TopicPartitions = Grouped(member.Progress.Assigned) };
        return ErrorCode.None;
    }

    public ErrorCode Leave(string memberId, string? instanceId)
    {
        ConsumerMember? member = instanceId is null ? _members.GetValueOrDefault(memberId) : _members.Values.FirstOrDefault(m => m.InstanceId == instanceId);
        if (member is null) return ErrorCode.UnknownMemberId;
        Remove(member);
        return ErrorCode.None;
    }

    public ErrorCode CheckEpoch(string memberId, int epoch)
    {
        if (!_members.TryGetValue(memberId, out ConsumerMember? member)) return ErrorCode.UnknownMemberId;
        return epoch == member.Progress.Epoch ? ErrorCode.None : ErrorCode.StaleMemberEpoch;
    }

    public HashSet<string> SubscribedTopics() => [.. _members.Values.SelectMany(Reads).Select(t => core.Topics.Find(t)!.Name)];

    public void Resume()
    {
        foreach (ConsumerMember member in _members.Values) member.ExpiresAt = core.Now + core.GroupConfigs.Value(Id, "consumer.session.timeout.ms");
        Watch();
    }

    private static List<ConsumerGroupHeartbeatResponse.TopicPartitionsItem> Grouped(HashSet<TopicPartitionId> partitions) =>
        [.. partitions.GroupBy(p => p.Topic).Select(g => new ConsumerGroupHeartbeatResponse.TopicPartitionsItem { TopicId = g.Key, Partitions = [.. g.Select(p => p.Partition).Order()] })];

    private ErrorCode Admit(Call call, ConsumerGroupHeartbeatRequest request, out ConsumerMember? member)
    {
        member = _members.GetValueOrDefault(request.MemberId);
        if (request.MemberEpoch > 0) return member is null ? ErrorCode.UnknownMemberId : CheckEpoch(member, request);
        if (member is not null) return ErrorCode.None;
        string memberId = request.MemberId.Length > 0 ? request.MemberId : core.NewId().ToString();
        if (request.InstanceId is { } instance && _members.Values.FirstOrDefault(m => m.InstanceId == instance) is { } old)
        {
            if (!old.IsAway) return ErrorCode.UnreleasedInstanceId;
            member = TakePlace(old, memberId, call);
            return ErrorCode.None;
        }
        if (_members.Count >= core.Settings.Int("group.max.size")) return ErrorCode.GroupMaxSizeReached;
        member = new ConsumerMember(memberId, request.InstanceId, call.ClientId, call.Session.Host);
        _members[memberId] = member;
        return ErrorCode.None;
    }

    private static ErrorCode CheckEpoch(ConsumerMember member, ConsumerGroupHeartbeatRequest request)
    {
        if (request.MemberEpoch == member.Progress.Epoch) return ErrorCode.None;
        // It has not got our last answer, and has nothing that it should not have: it is told again.
        bool isRepeated = request.MemberEpoch == member.Progress.PreviousEpoch && request.TopicPartitions is { } owned
            && owned.TrueForAll(t => t.Partitions.TrueForAll(p => member.Progress.Assigned.Contains(new TopicPartitionId(t.TopicId, p))));
        return isRepeated ? ErrorCode.None : ErrorCode.FencedMemberEpoch;
    }

    private ConsumerMember TakePlace(ConsumerMember old, string memberId, Call call)
    {
        _members.Remove(old.Id);
        var member = new ConsumerMember(memberId, old.InstanceId, call.ClientId, call.Session.Host)
        {
            Topics = old.Topics, Regex = old.Regex, Assignor = old.Assignor, Target = old.Target, RebalanceTimeoutMs = old.RebalanceTimeoutMs,
        };
        member.Progress.Assigned = old.Progress.Assigned;
        member.Progress.Epoch = old.Progress.Epoch;
        return _members[memberId] = member;
    }

    private ErrorCode Subscribe(ConsumerMember member, ConsumerGroupHeartbeatRequest request, out bool isChanged)
    {
        isChanged = false;
        if (request.ServerAssignor is { } assignor && !Assignors.Knows(assignor)) return ErrorCode.UnsupportedAssignor;
        if (request.SubscribedTopicRegex is { Length: > 0 } regex && !TryRegex(regex)) return ErrorCode.InvalidRegularExpression;
        if (request.RebalanceTimeoutMs > 0) member.RebalanceTimeoutMs = request.RebalanceTimeoutMs;
        member.RackId = request.RackId ?? member.RackId;
        if (request.ServerAssignor is { } wanted && wanted != member.Assignor) (member.Assignor, isChanged) = (wanted, true);
        if (request.SubscribedTopicNames is { } names && !names.Order().SequenceEqual(member.Topics.Order())) (member.Topics, isChanged) = ([.. names], true);
        if (request.SubscribedTopicRegex is { } pattern && pattern != member.Regex) (member.Regex, isChanged) = (pattern, true);
        return ErrorCode.None;
    }

    private bool TryRegex(string pattern)
    {
        if (_regexes.ContainsKey(pattern)) return true;
        try
        {
            _regexes[pattern] = new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, RegexTimeout);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private HashSet<Guid> Reads(ConsumerMember member)
    {
        var topics = new HashSet<Guid>();
        foreach (string name in member.Topics)
        {
            if (core.Topics.Find(name) is { } topic) topics.Add(topic.Id);
        }
        if (member.Regex.Length == 0 || !TryRegex(member.Regex)) return topics;
        foreach (Topic topic in core.Topics.All)
        {
            if (!topic.IsInternal && _regexes[member.Regex].IsMatch(topic.Name)) topics.Add(topic.Id);
        }
        return topics;
    }

    /// <summary>Computes the target anew when members, subscriptions or topics have changed.</summary>
    private void Reassign(bool isChanged)
    {
        if (!isChanged && _seenTopics == core.Topics.Version) return;
        _seenTopics = core.Topics.Version;
        List<(ConsumerMember Member, HashSet<Guid> Topics)> members = [.. _members.Values.OrderBy(m => m.Id, StringComparer.Ordinal).Select(m => (m, Reads(m)))];
        string layout = string.Join(';', members.SelectMany(m => m.Topics).Distinct().Order().Select(t => $"{t}:{PartitionsOf(t)}"));
        if (!isChanged && layout == _seenLayout) return;
        _seenLayout = layout;
        Epoch++;
        Assignor = _members.Values.Select(m => m.Assignor).OfType<string>().GroupBy(a => a).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key ?? Assignors.Uniform;
        List<HashSet<TopicPartitionId>> targets = Assignors.Assign(Assignor, members, PartitionsOf);
        for (int i = 0; i < members.Count; i++) members[i].Member.Target = targets[i];
        AssignmentEpoch = Epoch;
    }

    private int PartitionsOf(Guid topic) => core.Topics.Find(topic)?.Partitions.Count ?? 0;

    private ErrorCode LeaveByHeartbeat(ConsumerGroupHeartbeatRequest request, ConsumerGroupHeartbeatResponse response)
    {
        ConsumerMember? member = request.InstanceId is null ? _members.GetValueOrDefault(request.MemberId) : _members.Values.FirstOrDefault(m => m.InstanceId == request.InstanceId);
        if (member is null) return ErrorCode.UnknownMemberId;
        if (member.Id != request.MemberId) return ErrorCode.FencedInstanceId;
        response.MemberId = member.Id;
        response.MemberEpoch = request.MemberEpoch;
        if (request.MemberEpoch == AwayEpoch && member.InstanceId is not null)
        {
            member.IsAway = true;
            member.Progress.Revoking.Clear();
            Save();
            return ErrorCode.None;
        }
        Remove(member);
        return ErrorCode.None;
    }

    private void Remove(ConsumerMember member)
    {
        _members.Remove(member.Id);
        if (_members.Count == 0) EmptySince = core.Now;
        Reassign(isChanged: true);
        Save();
    }

    /// <summary>One timer a group looks at all its members.</summary>
    private void Watch()
    {
        if (_isWatching || _members.Count == 0) return;
        _isWatching = true;
        long next = _members.Values.Min(m => Math.Min(m.ExpiresAt, m.RevokesBy));
        core.Timers.At(Math.Max(next, core.Now + 1), now =>
        {
            _isWatching = false;
            foreach (ConsumerMember late in _members.Values.Where(m => m.ExpiresAt <= now || m.RevokesBy <= now).ToArray()) Remove(late);
            Watch();
        });
    }

    private void Save() => core.Groups.Save(Id, GroupRecords.KeyOfGroup(GroupRecords.ConsumerGroupKey, Id), Write());
}
