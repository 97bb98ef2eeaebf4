using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Plan;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// Works out how many partitions every topic of the application has to have, and which internal topics are missing. Nothing here talks to a cluster.
/// </summary>
internal sealed class TopicSetup
{
    private readonly LogicalTopology _topology;
    private readonly IStreamConfig _config;
    private readonly IReadOnlyDictionary<string, int> _existing;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly List<(string Name, int Partitions, IReadOnlyDictionary<string, string> Config)> _missing = [];

    /// <param name="topology">The topology.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="existing">All topics of the cluster with their numbers of partitions.</param>
    /// <exception cref="TopologyException">A source topic is missing, or numbers of partitions do not go together.</exception>
    public TopicSetup(LogicalTopology topology, IStreamConfig config, IReadOnlyDictionary<string, int> existing)
    {
        (_topology, _config, _existing) = (topology, config, existing);
        TakeSources();
        SizeRepartitionTopics();
        CheckCopartitions();
        CollectMissing();
    }

    /// <summary>Internal topics that have to be made.</summary>
    public IReadOnlyList<(string Name, int Partitions, IReadOnlyDictionary<string, string> Config)> Missing => _missing;

    /// <summary>The topics that the application reads and does not make, with their numbers of partitions: what its members have to agree on.</summary>
    public IReadOnlyDictionary<string, int> Outside => _counts.Where(c => _sources.Contains(c.Key)).ToDictionary(StringComparer.Ordinal);

    /// <summary>What follows from the topics as they are now; the same object when nothing has changed that matters.</summary>
    /// <param name="now">All topics of the cluster, or those of <see cref="Outside"/> as another member knows them. A topic read by name that is not among them stays.</param>
    /// <exception cref="TopologyException">Numbers of partitions do not go together any more.</exception>
    public TopicSetup With(IReadOnlyDictionary<string, int> now)
    {
        var existing = _existing.Where(t => !IsChosenByPattern(t.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var (topic, partitions) in now) existing[topic] = partitions;
        var changed = new TopicSetup(_topology, _config, existing);
        var (mine, others) = (Outside, changed.Outside);
        return mine.Count == others.Count && mine.All(t => others.TryGetValue(t.Key, out int count) && count == t.Value) ? this : changed;
    }

    /// <summary>Full names of the topics that a sub-topology reads, those of patterns included.</summary>
    public IReadOnlyList<string> SourcesOf(SubTopology part)
    {
        var names = new List<string>(part.SourceTopics(_config.ApplicationId));
        foreach (var source in part.Sources)
        {
            if (source.Pattern is { } pattern) names.AddRange(_existing.Keys.Where(t => TopicPattern.Matches(pattern, t)));
        }

        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public int PartitionsOf(string topic) => _counts.GetValueOrDefault(topic);

    /// <summary>Number of tasks of a sub-topology.</summary>
    public int TasksOf(SubTopology part) => part.IsGlobal ? 0 : SourcesOf(part).Select(PartitionsOf).DefaultIfEmpty(0).Max();

    /// <summary>Whether it is written and read by tasks of the application itself.</summary>
    public bool IsRepartition(string fullName) => _topology.RepartitionTopics.Values.Any(r => FullName(r) == fullName);

    /// <summary>The topics that are read, for people.</summary>
    public override string ToString() => string.Join(", ", Outside.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} ({t.Value})"));

    private void TakeSources()
    {
        foreach (var part in _topology.SubTopologies)
        {
            foreach (string topic in SourcesOf(part).Where(t => !IsRepartition(t)))
            {
                if (!_existing.TryGetValue(topic, out int count)) throw new TopologyException($"source topic {topic} is not there; make it before the application starts");
                _counts[topic] = count;
                if (!part.IsGlobal) _sources.Add(topic);
            }
        }

        foreach (var repartition in _topology.RepartitionTopics.Values)
        {
            if (repartition.Partitions is { } wanted) _counts[FullName(repartition)] = wanted;
        }
    }

    // A repartition topic has as many partitions as the tasks that write to it, which may read other repartition topics: so until nothing changes.
    private void SizeRepartitionTopics()
    {
        for (int round = 0; round <= _topology.RepartitionTopics.Count; round++)
        {
            bool open = false;
            foreach (var repartition in _topology.RepartitionTopics.Values)
            {
                string name = FullName(repartition);
                if (_counts.ContainsKey(name)) continue;
                if (Writers(repartition) is { } count) _counts[name] = count;
                else open = true;
            }

            FillCopartitions();
            if (!open) return;
        }

        var unknown = _topology.RepartitionTopics.Values.Select(FullName).Where(n => !_counts.ContainsKey(n));
        throw new TopologyException($"the numbers of partitions of {string.Join(", ", unknown)} depend on each other; give one of them a number");
    }

    private int? Writers(RepartitionTopic repartition)
    {
        int most = 0;
        bool waits = false;
        foreach (var part in _topology.SubTopologies.Where(s => s.RepartitionSinks.Contains(repartition)))
        {
            waits |= part.Sources.Any(s => s.Pattern is not null);
            foreach (string source in SourcesOf(part))
            {
                if (!_counts.TryGetValue(source, out int count)) return null;
                most = Math.Max(most, count);
            }
        }

        // No topic matches the pattern yet: there are no tasks, and it is made when there are.
        return most == 0 && !waits ? null : most;
    }

    // Topics that are worked on together have equal numbers: that of the sources outside, or the largest.
    private void FillCopartitions()
    {
        foreach (var group in _topology.CopartitionGroups(_config.ApplicationId))
        {
            var known = group.Where(_counts.ContainsKey).ToList();
            if (known.Count < group.Count) continue;
            var outside = known.Where(t => !IsRepartition(t)).ToList();
            int count = outside.Count > 0 ? outside.Max(t => _counts[t]) : known.Max(t => _counts[t]);
            foreach (string topic in known.Where(t => IsRepartition(t) && !IsGiven(t))) _counts[topic] = count;
        }
    }

    private void CheckCopartitions()
    {
        foreach (var group in _topology.CopartitionGroups(_config.ApplicationId))
        {
            if (group.Select(PartitionsOf).Distinct().Skip(1).Any())
                throw new TopologyException($"these topics are worked on together and must have equal numbers of partitions: {string.Join(", ", group.Select(t => $"{t} has {PartitionsOf(t)}"))}");
        }
    }

    private void CollectMissing()
    {
        foreach (var internalTopic in InternalTopic.Of(_topology, _config))
        {
            string name = internalTopic.Name;
            if (_counts.ContainsKey(name) && !internalTopic.IsRepartition) continue; // A source topic that serves as changelog.
            if (!internalTopic.IsRepartition) _counts[name] = ChangelogPartitions(name);
            int wanted = _counts[name];
            if (wanted == 0) continue;
            if (!_existing.TryGetValue(name, out int found)) _missing.Add((name, wanted, internalTopic.Config));
            else if (found != wanted)
                throw new TopologyException($"internal topic {name} has {found} partitions and needs {wanted}: the topology or a source topic has changed; reset the application or give it another id");
        }
    }

    private int ChangelogPartitions(string changelog) => _topology.SubTopologies
        .Where(s => s.LoggedStores.Any(store => _topology.ChangelogOf(store.Name, _config.ApplicationId) == changelog)).Select(TasksOf).DefaultIfEmpty(1).Max();

    private bool IsChosenByPattern(string topic) => _topology.SubTopologies.SelectMany(s => s.Sources).Any(s => s.Pattern is { } pattern && TopicPattern.Matches(pattern, topic));

    private bool IsGiven(string fullName) => _topology.RepartitionTopics.Values.Any(r => r.Partitions is not null && FullName(r) == fullName);

    private string FullName(RepartitionTopic topic) => _topology.FullName(topic.Name, _config.ApplicationId);
}
