namespace Streamiz.Client.Groups;

/// <summary>
/// Shares in the making: first everybody keeps what was had, then what nobody has is given out, then partitions move until nobody has two more than somebody who
/// could take one. So it is as even as subscriptions allow, and what need not move does not.
/// </summary>
internal sealed class StickyShares
{
    private readonly List<Member> _members;
    private readonly Dictionary<string, Member> _byId;
    private readonly SortedDictionary<string, int> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<TopicPartition, (Member Member, int Generation)> _former = [];
    private readonly HashSet<TopicPartition> _taken = [];

    public StickyShares(IReadOnlyList<GroupSubscription> members, Func<string, int> partitionsOf)
    {
        _members = [.. members.Select((m, i) => new Member(m.MemberId, i, m.Topics.ToHashSet(StringComparer.Ordinal)))];
        _byId = _members.ToDictionary(m => m.Id, StringComparer.Ordinal);
        foreach (string topic in members.SelectMany(m => m.Topics)) _topics.TryAdd(topic, partitionsOf(topic));
    }

    public IReadOnlyDictionary<string, IReadOnlyList<TopicPartition>> Result =>
        _members.OrderBy(m => m.Place).ToDictionary(m => m.Id, m => (IReadOnlyList<TopicPartition>)[.. m.Share.OrderBy(p => p.Topic, StringComparer.Ordinal).ThenBy(p => p.Partition)], StringComparer.Ordinal);

    /// <summary>Everybody keeps what was had, if it is still there and still read. Of two who claim a partition the later generation is right; of equals neither.</summary>
    public void Keep(IEnumerable<StickyClaim> claims)
    {
        var disputed = new HashSet<TopicPartition>();
        foreach (var claim in claims)
        {
            var member = _byId[claim.MemberId];
            foreach (var partition in claim.Share)
            {
                if ((uint)partition.Partition >= (uint)_topics.GetValueOrDefault(partition.Topic) || !member.Topics.Contains(partition.Topic)) continue;
                if (!_former.TryGetValue(partition, out var other) || other.Generation < claim.GenerationId)
                {
                    _former[partition] = (member, claim.GenerationId);
                    disputed.Remove(partition);
                }
                else if (other.Member != member && other.Generation == claim.GenerationId) disputed.Add(partition);
            }
        }
        foreach (var partition in disputed) _former.Remove(partition);
        foreach (var (partition, (member, _)) in _former)
        {
            member.Share.Add(partition);
            _taken.Add(partition);
        }
    }

    /// <summary>Gives out what nobody has, to whoever has least; first the topics that few can take.</summary>
    public void GiveOut()
    {
        foreach (var (topic, count, readers) in _topics.Select(t => (t.Key, t.Value, Readers: _members.Where(m => m.Topics.Contains(t.Key)).ToList())).OrderBy(t => t.Readers.Count))
        {
            for (int p = 0; p < count; p++)
            {
                var partition = new TopicPartition(topic, p);
                if (_taken.Contains(partition)) continue;
                readers.MinBy(m => (m.Share.Count, m.Place))!.Share.Add(partition);
            }
        }
    }

    /// <summary>Moves partitions from those who have more to those who have less. Each move makes the shares more even, so it comes to an end.</summary>
    public void Balance()
    {
        while (TryMove())
        {
            // Until nothing can be made more even.
        }
    }

    private bool TryMove()
    {
        _members.Sort((a, b) => a.Share.Count != b.Share.Count ? b.Share.Count - a.Share.Count : a.Place - b.Place);
        for (int from = 0; from < _members.Count; from++)
        {
            for (int to = _members.Count - 1; to > from && _members[from].Share.Count - _members[to].Share.Count >= 2; to--)
            {
                int at = Movable(_members[from], _members[to]);
                if (at < 0) continue;
                _members[to].Share.Add(_members[from].Share[at]);
                _members[from].Share.RemoveAt(at);
                return true;
            }
        }
        return false;
    }

    // Best one that goes back to whom it was from, then one that has just been given out, then any.
    private int Movable(Member from, Member to)
    {
        int found = -1, worth = 0;
        for (int i = from.Share.Count - 1; i >= 0 && worth < 3; i--)
        {
            var partition = from.Share[i];
            if (!to.Topics.Contains(partition.Topic)) continue;
            var former = _former.TryGetValue(partition, out var had) ? had.Member : null;
            int worthHere = former == to ? 3 : former != from ? 2 : 1;
            if (worthHere > worth) (found, worth) = (i, worthHere);
        }
        return found;
    }

    private sealed class Member(string id, int place, HashSet<string> topics)
    {
        public string Id => id;

        public int Place => place;

        public HashSet<string> Topics => topics;

        public List<TopicPartition> Share { get; } = [];
    }
}
