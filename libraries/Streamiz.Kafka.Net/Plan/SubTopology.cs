namespace Streamiz.Kafka.Net.Plan;

/// <summary>A part of the topology that runs apart from the rest: one task a partition.</summary>
internal sealed class SubTopology(int id, LogicalTopology topology, IReadOnlyList<PlanNode> nodes)
{
    public int Id { get; } = id;

    /// <summary>Its nodes, in the order in which they were added.</summary>
    public IReadOnlyList<PlanNode> Nodes { get; } = nodes;

    /// <summary>Whether it fills a global store or table: it has no tasks.</summary>
    public bool IsGlobal { get; } = nodes.Any(n => n is ISourcePlan { IsGlobal: true });

    public IEnumerable<ISourcePlan> Sources => Nodes.OfType<ISourcePlan>();

    public IEnumerable<ISinkPlan> Sinks => Nodes.OfType<ISinkPlan>();

    /// <summary>Its stores, in the order in which they were added.</summary>
    public IEnumerable<StorePlan> Stores
    {
        get
        {
            var used = Nodes.SelectMany(n => n.Stores).ToHashSet(StringComparer.Ordinal);
            return topology.Stores.Values.Concat(topology.GlobalStores.Values).Where(s => used.Contains(s.Name));
        }
    }

    /// <summary>Full names of the topics that are read by name; patterns come on top.</summary>
    public IEnumerable<string> SourceTopics(string applicationId) => Sources.SelectMany(s => s.Topics).Select(t => topology.FullName(t, applicationId));

    /// <summary>Full names of the topics that are written by name; dynamic ones come on top.</summary>
    public IEnumerable<string> SinkTopics(string applicationId) => Sinks.Where(s => s.Topic is not null).Select(s => topology.FullName(s.Topic!, applicationId));

    /// <summary>Repartition topics that it reads.</summary>
    public IEnumerable<RepartitionTopic> RepartitionSources => Sources.SelectMany(s => s.Topics).Where(topology.IsRepartitionTopic).Select(t => topology.RepartitionTopics[t]);

    /// <summary>Repartition topics that it writes.</summary>
    public IEnumerable<RepartitionTopic> RepartitionSinks => Sinks.Where(s => s.Topic is not null && topology.IsRepartitionTopic(s.Topic)).Select(s => topology.RepartitionTopics[s.Topic!]);

    /// <summary>Stores whose changes go to a topic, which may be a source topic.</summary>
    public IEnumerable<StorePlan> LoggedStores => IsGlobal ? [] : Stores.Where(s => s.Logged || topology.SourceTopicOf(s.Name) is not null);
}
