namespace Streamiz.Broker.Groups;

/// <summary>A group's committed offsets, and those that wait for the outcome of a transaction.</summary>
internal sealed class OffsetTable
{
    private readonly Dictionary<long, Dictionary<(string Topic, int Partition), CommittedOffset>> _pending = [];

    public Dictionary<(string Topic, int Partition), CommittedOffset> Committed { get; } = [];

    public bool HasPending => _pending.Count > 0;

    public bool IsPending(string topic, int partition)
    {
        foreach (Dictionary<(string, int), CommittedOffset> offsets in _pending.Values)
        {
            if (offsets.ContainsKey((topic, partition))) return true;
        }
        return false;
    }

    public void AddPending(long producerId, string topic, int partition, CommittedOffset offset)
    {
        if (!_pending.TryGetValue(producerId, out Dictionary<(string, int), CommittedOffset>? offsets)) _pending[producerId] = offsets = [];
        offsets[(topic, partition)] = offset;
    }

    public void End(long producerId, bool commit)
    {
        if (!_pending.Remove(producerId, out Dictionary<(string, int), CommittedOffset>? offsets) || !commit) return;
        foreach (((string, int) key, CommittedOffset offset) in offsets) Committed[key] = offset;
    }

    public void Forget(string topic, int partition)
    {
        Committed.Remove((topic, partition));
        foreach (Dictionary<(string, int), CommittedOffset> offsets in _pending.Values) offsets.Remove((topic, partition));
    }
}
