using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>Sub-topologies: what can run apart from the rest, because only topics lie between.</summary>
internal sealed partial class LogicalTopology
{
    private IReadOnlyList<SubTopology>? _subTopologies;

    /// <summary>Sub-topologies by number, those of global stores included. Asked for when nothing is added any more.</summary>
    public IReadOnlyList<SubTopology> SubTopologies => _subTopologies ??= MakeSubTopologies();

    /// <summary>Whether tasks read topics that are chosen by a pattern: there may be more of them later.</summary>
    public bool HasPatterns => SubTopologies.Any(s => !s.IsGlobal && s.Sources.Any(source => source.Pattern is not null));

    /// <summary>The name of a topic as the cluster knows it: internal ones have the application id in front.</summary>
    public string FullName(string topic, string applicationId) => IsRepartitionTopic(topic) ? $"{applicationId}-{topic}" : topic;

    /// <summary>Whether a source reads the topic (name without the application id).</summary>
    public bool IsSourceTopic(string topic) => _topicOwner.ContainsKey(topic) || _patterns.Exists(p => TopicPattern.Matches(p, topic));

    /// <summary>The changelog of a store; null when it has none. It may be the source topic of a table.</summary>
    public string? ChangelogOf(string store, string applicationId) => SourceTopicOf(store) is { } topic ? FullName(topic, applicationId)
        : _stores.TryGetValue(store, out var plan) && plan.Logged ? $"{applicationId}-{store}-changelog"
        : null;

    /// <summary>Groups of topics that must have the same number of partitions, names in full.</summary>
    public IReadOnlyList<IReadOnlyCollection<string>> CopartitionGroups(string applicationId)
    {
        // Groups that share a topic are one.
        var groups = new List<SortedSet<string>>();
        foreach (var group in _copartitioned)
        {
            var topics = new SortedSet<string>(SourcesOf(group).SelectMany(s => s.Topics).Select(t => FullName(t, applicationId)), StringComparer.Ordinal);
            if (groups.Find(g => g.Overlaps(topics)) is { } same) same.UnionWith(topics);
            else groups.Add(topics);
        }

        return groups;
    }

    /// <summary>Throws when sources that are worked on together have explicit and different numbers of partitions.</summary>
    public void CheckCopartition()
    {
        foreach (var group in _copartitioned)
        {
            RepartitionTopic? first = null;
            foreach (var source in SourcesOf(group))
            {
                foreach (string topic in source.Topics)
                {
                    if (!_repartitionTopics.TryGetValue(topic, out var repartition) || repartition.Partitions is null) continue;
                    first ??= repartition;
                    if (first.Partitions != repartition.Partitions)
                        throw new TopologyException($"topics {first.Name} and {repartition.Name} are worked on together and have {first.Partitions} and {repartition.Partitions} partitions");
                }
            }
        }
    }

    // Numbered in the order in which their sources were added, then what has none: the numbers are part of task ids and of state folders.
    private List<SubTopology> MakeSubTopologies()
    {
        var byRoot = new Dictionary<string, SubTopology>(StringComparer.Ordinal);
        var all = new List<SubTopology>();
        var sources = _inOrder.Where(n => n is ISourcePlan);
        var others = _inOrder.Where(n => n is not ISourcePlan);
        foreach (var node in sources.Concat(others))
        {
            string root = Root(node.Name);
            if (!byRoot.ContainsKey(root))
            {
                var made = new SubTopology(all.Count, this, [.. _inOrder.Where(n => Root(n.Name) == root)]);
                byRoot.Add(root, made);
                all.Add(made);
            }
        }

        return all;
    }

    // A suppressed or cogrouped table stands for itself instead of its sources, as in Kafka Streams: it is not a source and counts for nothing here.
    private IEnumerable<ISourcePlan> SourcesOf(IEnumerable<string> names) => names.Where(Has).Select(n => _nodes[n]).OfType<ISourcePlan>();
}
