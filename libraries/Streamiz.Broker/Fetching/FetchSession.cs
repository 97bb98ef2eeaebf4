namespace Streamiz.Broker.Fetching;

/// <summary>The partitions a reader asks for again and again, so that it need not name them each time.</summary>
internal sealed class FetchSession(int id)
{
    private readonly Dictionary<(string, Guid, int), FetchTarget> _byKey = [];

    public int Id { get; } = id;

    /// <summary>The epoch the next request must have.</summary>
    public int NextEpoch { get; set; } = 1;

    public long LastUsed { get; set; }

    /// <summary>In the order they are answered: those that gave data move to the end, so that all get their turn.</summary>
    public List<FetchTarget> Targets { get; } = [];

    public FetchTarget GetOrAdd(string topicName, Guid topicId, int index)
    {
        if (_byKey.TryGetValue((topicName, topicId, index), out FetchTarget? target)) return target;
        target = new FetchTarget(topicName, topicId, index);
        _byKey[(topicName, topicId, index)] = target;
        Targets.Add(target);
        return target;
    }

    public void Forget(string topicName, Guid topicId, int index)
    {
        if (_byKey.Remove((topicName, topicId, index), out FetchTarget? target)) Targets.Remove(target);
    }

    public void MoveToEnd(FetchTarget target)
    {
        if (Targets.Remove(target)) Targets.Add(target);
    }
}
