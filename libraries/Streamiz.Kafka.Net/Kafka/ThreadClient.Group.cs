using Streamiz.Client;
using Streamiz.Client.Groups;
using Streamiz.Client.Writing;
using Streamiz.Kafka.Net.Errors;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Kafka.Net.Kafka;

/// <content>Membership and committed positions.</content>
internal sealed partial class ThreadClient
{
    // Its own name: members that share partitions instead of tasks cannot be in the group at the same time.
    private const string ProtocolName = "streamiz";

    private const int MaxCommitAttempts = 3;
    private const int EpochTimeoutMs = 5_000;

    private GroupMember? _member;
    private ITimer? _keeper;

    /// <summary>Joins the application's group, or joins it again, saying something of itself to whoever shares the work.</summary>
    public void Join(IEnumerable<string> topics, ReadOnlyMemory<byte> about)
    {
        if (_member is null)
        {
            var options = ClientSettings.Membership(_config, ClientId);
            _member = _client.OpenGroup(options);
            KeepAlive(options.HeartbeatIntervalMs);
        }

        var subscription = new ConsumerProtocolSubscription { UserData = about };
        subscription.Topics.AddRange(topics);
        _member.Join([new GroupProtocol(ProtocolName, ConsumerProtocol.Write(subscription))]);
    }

    public bool TryTakeGroupChange(out GroupChange change)
    {
        change = null!;
        if (_streamsMember is not null && _streamsMember.TryTakeEvent(out var told))
        {
            change = ChangeOf(told);
            return true;
        }

        if (_member is null || !_member.TryTakeEvent(out var happened)) return false;
        change = happened.Kind switch
        {
            GroupEventKind.RebalanceNeeded => new GroupChange(GroupChangeKind.Rebalance),
            GroupEventKind.AssignmentNeeded => new GroupChange(GroupChangeKind.ShareWanted)
            {
                Members = happened.Members.ToDictionary(m => m.MemberId, m => ConsumerProtocol.ReadSubscription(m.Metadata).UserData ?? default, StringComparer.Ordinal),
            },
            GroupEventKind.Assigned => new GroupChange(GroupChangeKind.Shared) { Share = ConsumerProtocol.ReadAssignment(happened.Assignment).UserData ?? default },
            GroupEventKind.Lost => new GroupChange(GroupChangeKind.Lost) { Error = happened.Error },
            _ => new GroupChange(GroupChangeKind.Failed) { Error = happened.Error },
        };
        return true;
    }

    /// <summary>Gives each member its share: bytes that only members read, and the partitions that go with them, for tools.</summary>
    public void Share(IReadOnlyDictionary<string, (ReadOnlyMemory<byte> Share, IReadOnlyDictionary<string, List<int>> Partitions)> shares)
    {
        var written = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var (member, (share, partitions)) in shares)
        {
            var assignment = new ConsumerProtocolAssignment { UserData = share };
            foreach (var (topic, numbers) in partitions) assignment.AssignedPartitions.Add(new ConsumerProtocolAssignment.TopicPartition { Topic = topic, Partitions = [.. numbers] });
            written[member] = ConsumerProtocol.Write(assignment);
        }

        _member!.Assign(written);
    }

    // User code may be busy for longer than the group waits for a heartbeat. A virtual clock has no such timer: whoever turns it drives the client as well.
    private void KeepAlive(int heartbeatIntervalMs)
    {
        if (_config.TimeProvider != TimeProvider.System) return;
        var period = TimeSpan.FromMilliseconds(Math.Max(10, heartbeatIntervalMs / 3));
        _keeper = _config.TimeProvider.CreateTimer(_ => _client.KeepAlive(_client.Now), null, period, period);
    }

    /// <summary>Leaves the group, so that others need not wait for the session to end.</summary>
    public void Leave()
    {
        if (_member is not null) Await(_member.Leave(), timeoutMs: 10_000);
        if (_streamsMember is not null) Await(_streamsMember.Leave(), timeoutMs: 10_000);
    }

    /// <summary>Commits positions of the group.</summary>
    /// <exception cref="TaskMigratedException">The member has lost its place.</exception>
    public void CommitOffsets(IReadOnlyCollection<KeyValuePair<(string Topic, int Partition), CommittedPosition>> positions)
    {
        if (positions.Count == 0) return;
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                // The epoch it is asked with is the one to get beyond: the next may have come while the answer was on its way.
                var place = Place;
                try
                {
                    Await(_client.Admin.CommitOffsets(place, Offsets(positions)));
                    return;
                }
                catch (KafkaException e) when (e.Code == ErrorCode.StaleMemberEpoch && attempt < MaxCommitAttempts)
                {
                    // The cluster is an epoch ahead; the next heartbeat brings it.
                    AwaitEpoch(place.GenerationId);
                }
            }
        }
        catch (KafkaException e) when (e.Code is ErrorCode.IllegalGeneration or ErrorCode.UnknownMemberId or ErrorCode.RebalanceInProgress or ErrorCode.FencedInstanceId or ErrorCode.StaleMemberEpoch or ErrorCode.FencedMemberEpoch)
        {
            throw new TaskMigratedException($"positions were not committed: {e.Message}", e);
        }
    }

    /// <summary>The generation of the classic group that the member is in; -1 outside.</summary>
    public int Generation => _member?.Metadata.GenerationId ?? -1;

    // A member outside has no place: what it commits is refused.
    private GroupMetadata Place => _streamsMember?.Metadata ?? _member!.Metadata;

    private void AwaitEpoch(int known)
    {
        long deadline = Now + EpochTimeoutMs;
        // One heartbeat at once; those that follow keep their interval.
        _streamsMember?.Accept();
        for (long now = Now; now < deadline && _streamsMember is { State: GroupState.Stable } member && member.MemberEpoch == known; now = Now)
        {
            _client.Drive(now);
            _client.Wait(now, Math.Min(deadline, now + 100));
        }
    }

    /// <summary>Positions of the group; partitions without one are left out.</summary>
    public Dictionary<(string Topic, int Partition), CommittedPosition> Committed(IReadOnlyCollection<(string Topic, int Partition)> partitions)
    {
        var found = new Dictionary<(string, int), CommittedPosition>();
        if (partitions.Count == 0) return found;
        var answer = Await(_client.Admin.FetchOffsets(_config.ApplicationId, partitions.Select(p => new TopicPartition(p.Topic, p.Partition))));
        foreach (var (partition, committed) in answer)
            if (committed.Offset >= 0) found[(partition.Topic, partition.Partition)] = new CommittedPosition(committed.Offset, committed.Metadata ?? "");
        return found;
    }

    /// <summary>Takes the place of an earlier producer of this name and begins the first transaction.</summary>
    public void InitTransactions()
    {
        Await(Writer.Transaction.Init());
        Writer.Transaction.Begin();
    }

    /// <summary>Commits what was written together with the positions, and begins the next transaction.</summary>
    /// <exception cref="TaskMigratedException">Another producer or member has taken this one's place.</exception>
    public void CommitTransaction(IReadOnlyCollection<KeyValuePair<(string Topic, int Partition), CommittedPosition>> positions)
    {
        int timeoutMs = (int)_config.TransactionTimeout.TotalMilliseconds + Writer.Options.DeliveryTimeoutMs;
        try
        {
            if (positions.Count > 0) Await(Writer.Transaction.SendOffsets(Place, Offsets(positions)), timeoutMs);
            Await(Writer.Transaction.Commit(), timeoutMs);
            Writer.Transaction.Begin();
        }
        catch (KafkaException e)
        {
            // Whatever the reason, nothing of the transaction may count: its work is done again from the committed positions.
            throw new TaskMigratedException($"the transaction was not committed: {e.Message}", e);
        }
        finally
        {
            while (Writer.TryTakeFailure(out var failure)) Decide(failure);
        }
    }

    /// <summary>Gives up what was written since the last commit, as far as that is possible.</summary>
    public void AbortTransaction()
    {
        if (Writer.Transaction.State is not (TransactionState.Open or TransactionState.MustAbort)) return;
        try
        {
            Await(Writer.Transaction.Abort(), timeoutMs: 10_000);
        }
        catch (KafkaException)
        {
            // The cluster ends it by itself when its time is over.
        }
    }

    private static List<KeyValuePair<TopicPartition, OffsetAndMetadata>> Offsets(IReadOnlyCollection<KeyValuePair<(string Topic, int Partition), CommittedPosition>> positions)
    {
        var offsets = new List<KeyValuePair<TopicPartition, OffsetAndMetadata>>(positions.Count);
        foreach (var ((topic, partition), position) in positions) offsets.Add(new(new TopicPartition(topic, partition), new OffsetAndMetadata(position.Offset, Metadata: position.Note)));
        return offsets;
    }
}
