using Streamiz.Broker.Topics;

namespace Streamiz.Broker.Fetching;

/// <summary>The fetch sessions there are, bounded: when all places are taken, one unused for long makes room.</summary>
internal sealed class FetchSessions(Random random, BrokerSettings settings)
{
    private const long EvictableAfterMs = 120_000;
    private readonly Dictionary<int, FetchSession> _sessions = [];

    public FetchSession? Find(int id) => _sessions.GetValueOrDefault(id);

    public void Remove(int id) => _sessions.Remove(id);

    /// <summary>Null when there is no room: the reader then names all partitions each time.</summary>
    public FetchSession? TryCreate(long now)
    {
        int slots = settings.Int("max.incremental.fetch.session.cache.slots");
        if (_sessions.Count >= slots && !TryEvict(now)) return null;
        int id;
        do id = random.Next(1, int.MaxValue);
        while (_sessions.ContainsKey(id));
        return _sessions[id] = new FetchSession(id) { LastUsed = now };
    }

    private bool TryEvict(long now)
    {
        FetchSession? oldest = null;
        foreach (FetchSession session in _sessions.Values)
        {
            if (oldest is null || session.LastUsed < oldest.LastUsed) oldest = session;
        }
        return oldest is not null && now - oldest.LastUsed > EvictableAfterMs && _sessions.Remove(oldest.Id);
    }
}
