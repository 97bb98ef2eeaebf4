using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;

namespace Streamiz.Broker.Groups;

/// <summary>All groups, and the topic they are kept in.</summary>
internal sealed class GroupStore
{
    private const long ExpiryIntervalMs = 600_000;
    private readonly BrokerCore _core;
    private readonly StateLog _log;
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public GroupStore(BrokerCore core)
    {
        _core = core;
        _log = new StateLog(core, TopicStore.OffsetsTopic);
    }

    public IReadOnlyCollection<Group> All => _groups.Values;

    /// <summary>The partition that group offsets of transactions go to.</summary>
    public Partition Partition => _log.Partition;

    public Group? Find(string id) => _groups.GetValueOrDefault(id);

    public Group GetOrAdd(string id)
    {
        if (!_groups.TryGetValue(id, out Group? group)) _groups[id] = group = new Group(_core, id);
        return group;
    }

    public void Load()
    {
        var pendingOf = new Dictionary<long, HashSet<Group>>();
        _log.Replay(batch => Replay(batch, pendingOf));
        foreach (Group group in _groups.Values)
        {
            group.Classic.Resume();
            group.BrokerAssigned?.Resume();
        }
        ExpireLater();
    }

    /// <summary>Writes a classic group's present state; false when that is not possible.</summary>
    public bool Save(ClassicGroup group) => Save(group.Id, GroupRecords.KeyOfGroup(GroupRecords.GroupKey, group.Id), GroupRecords.Write(group.ToImage()));

    /// <summary>Writes a group's state; null removes it.</summary>
    public bool Save(string groupId, byte[] key, byte[]? value)
    {
        try
        {
            _log.Begin();
            _log.Add(key, value);
            _log.Append();
            if (_groups.TryGetValue(groupId, out Group? group)) group.IsSaved = value is not null;
            return true;
        }
        catch (IOException e)
        {
            _core.Notice($"Group {groupId} could not be saved: {e.Message}");
            return false;
        }
    }

    /// <summary>Commits offsets that have been checked; false when they cannot be written.</summary>
    public bool Commit(Group group, List<(string Topic, int Partition, CommittedOffset Offset)> offsets, long producerId = -1, short epoch = -1)
    {
        if (offsets.Count == 0) return true;
        try
        {
            _log.Begin();
            foreach ((string topic, int partition, CommittedOffset offset) in offsets)
                _log.Add(GroupRecords.KeyOfOffset(group.Id, topic, partition), GroupRecords.Write(offset));
            if (producerId < 0) _log.Append();
            else _log.AppendTransactional(producerId, epoch);
        }
        catch (IOException e)
        {
            _core.Notice($"Offsets of group {group.Id} could not be written: {e.Message}");
            return false;
        }
        foreach ((string topic, int partition, CommittedOffset offset) in offsets)
        {
            if (producerId < 0) group.Offsets.Committed[(topic, partition)] = offset;
            else group.Offsets.AddPending(producerId, topic, partition, offset);
        }
        return true;
    }

    /// <summary>A transaction has ended, and its marker is in the log.</summary>
    public void TransactionEnded(long producerId, bool commit)
    {
        foreach (Group group in _groups.Values) group.Offsets.End(producerId, commit);
    }

    public void DeleteOffsets(Group group, List<(string Topic, int Partition)> offsets)
    {
        List<(string Topic, int Partition)> known = [.. offsets.Where(group.Offsets.Committed.ContainsKey)];
        if (known.Count > 0)
        {
            _log.Begin();
            foreach ((string topic, int partition) in known) _log.Add(GroupRecords.KeyOfOffset(group.Id, topic, partition), null);
            _log.Append();
        }
        foreach ((string topic, int partition) in offsets) group.Offsets.Forget(topic, partition);
    }

    /// <summary>Removes a group that has no members.</summary>
    public void Delete(Group group)
    {
        DeleteOffsets(group, [.. group.Offsets.Committed.Keys]);
        if (group.IsSaved)
        {
            _log.Begin();
            _log.Add(GroupRecords.KeyOfGroup(GroupRecords.GroupKey, group.Id), null);
            _log.Add(GroupRecords.KeyOfGroup(GroupRecords.ConsumerGroupKey, group.Id), null);
            _log.Append();
        }
        _groups.Remove(group.Id);
    }

    /// <summary>Offsets of a topic go with it.</summary>
    public void TopicDeleted(string topic)
    {
        foreach (Group group in _groups.Values)
        {
            List<(string, int)> gone = [.. group.Offsets.Committed.Keys.Where(k => k.Topic == topic)];
            if (gone.Count > 0) DeleteOffsets(group, gone);
        }
    }

    private void ExpireLater() => _core.Timers.At(_core.Now + ExpiryIntervalMs, now =>
    {
        Expire(now);
        ExpireLater();
    });

    private void Expire(long now)
    {
        long retention = _core.Settings.Long("offsets.retention.minutes") * 60_000;
        foreach (Group group in _groups.Values.ToArray())
        {
            if (!group.IsEmpty || group.Offsets.HasPending) continue;
            try
            {
                List<(string, int)> old = [.. group.Offsets.Committed
                    .Where(o => now - Math.Max(o.Value.CommittedMs, group.Classic.ProtocolType is null ? 0 : group.EmptySince) > retention).Select(o => o.Key)];
                if (old.Count > 0) DeleteOffsets(group, old);
                if (group.Offsets.Committed.Count == 0) Delete(group);
            }
            catch (IOException e)
            {
                _core.Notice($"Group {group.Id} could not be cleaned up: {e.Message}");
                return;
            }
        }
    }

    private void Replay(ReadOnlyMemory<byte> batch, Dictionary<long, HashSet<Group>> pendingOf)
    {
        var header = new BatchHeader(batch.Span);
        if (header.IsControl)
        {
            if (ControlBatch.IsCommit(batch.Span) is not { } commit || !pendingOf.Remove(header.ProducerId, out HashSet<Group>? groups)) return;
            foreach (Group group in groups) group.Offsets.End(header.ProducerId, commit);
            return;
        }
        var walk = new RecordWalk(batch.Span[BatchHeader.Size..]);
        while (walk.TryNext())
        {
            var key = new WireReader(walk.Key.ToArray());
            byte[]? value = walk.HasValue ? walk.Value.ToArray() : null;
            short kind = key.ReadInt16();
            Group group = GetOrAdd(key.ReadString(false));
            switch (kind)
            {
                case GroupRecords.OffsetKey:
                    ReplayOffset(group, ref key, value, header.IsTransactional ? header.ProducerId : -1);
                    if (!header.IsTransactional) break;
                    if (!pendingOf.TryGetValue(header.ProducerId, out HashSet<Group>? pending)) pendingOf[header.ProducerId] = pending = [];
                    pending.Add(group);
                    break;
                case GroupRecords.GroupKey when value is null:
                case GroupRecords.ConsumerGroupKey when value is null:
                    if (group.Offsets.Committed.Count == 0 && !group.Offsets.HasPending) _groups.Remove(group.Id);
                    break;
                case GroupRecords.GroupKey:
                    var reader = new WireReader(value);
                    group.Classic.Restore(GroupRecords.ReadGroup(ref reader));
                    group.BrokerAssigned = null;
                    group.IsSaved = true;
                    break;
                case GroupRecords.ConsumerGroupKey:
                    group.BrokerAssigned = ConsumerGroup.Read(_core, group.Id, value!);
                    group.IsSaved = true;
                    break;
            }
        }
    }

    private static void ReplayOffset(Group group, ref WireReader key, byte[]? value, long producerId)
    {
        string topic = key.ReadString(false);
        int partition = key.ReadInt32();
        if (value is null)
        {
            group.Offsets.Forget(topic, partition);
            return;
        }
        var reader = new WireReader(value);
        CommittedOffset offset = GroupRecords.ReadOffset(ref reader);
        if (producerId < 0) group.Offsets.Committed[(topic, partition)] = offset;
        else group.Offsets.AddPending(producerId, topic, partition, offset);
    }
}
