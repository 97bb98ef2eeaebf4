using System.Text.RegularExpressions;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// All sources, processors, sinks and stores of an application and how they hang together, before any of it runs. The DSL and the Processor
/// API both end here; sub-topologies, internal topics, co-partitioning, the description and the running tasks are made from it.
/// </summary>
internal sealed partial class LogicalTopology
{
    private readonly Dictionary<string, PlanNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<PlanNode> _inOrder = [];
    private readonly Dictionary<string, StorePlan> _stores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StorePlan> _globalStores = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _topicOwner = new(StringComparer.Ordinal);
    private readonly List<Regex> _patterns = [];
    private readonly Dictionary<string, RepartitionTopic> _repartitionTopics = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sourceTopicOfStore = new(StringComparer.Ordinal);
    private readonly List<HashSet<string>> _copartitioned = [];
    private readonly HashSet<string> _globalTopics = new(StringComparer.Ordinal);

    // Union-find: nodes joined by an edge or a store are one sub-topology.
    private readonly Dictionary<string, string> _groupOf = new(StringComparer.Ordinal);

    /// <summary>Nodes in the order in which they were added.</summary>
    public IReadOnlyList<PlanNode> Nodes => _inOrder;

    public IReadOnlyDictionary<string, StorePlan> Stores => _stores;

    public IReadOnlyDictionary<string, StorePlan> GlobalStores => _globalStores;

    public IReadOnlyDictionary<string, RepartitionTopic> RepartitionTopics => _repartitionTopics;

    /// <summary>Sources of global stores and tables read these; they belong to no task.</summary>
    public IReadOnlyCollection<string> GlobalTopics => _globalTopics;

    /// <summary>Other types that children may take instead of what their parents give.</summary>
    public Views Views { get; init; } = new();

    public PlanNode Node(string name) => _nodes.TryGetValue(name, out var node) ? node : throw new TopologyException($"there is no node {name}");

    public bool Has(string name) => _nodes.ContainsKey(name);

    public void AddSource<K, V>(SourcePlan<K, V> source)
    {
        CheckNew(source.Name);
        if (source.Pattern is { } pattern)
        {
            foreach (string topic in _topicOwner.Keys)
            {
                if (TopicPattern.Matches(pattern, topic)) throw new TopologyException($"pattern {pattern} matches topic {topic}, which another source reads already");
            }

            _patterns.Add(pattern);
        }
        else
        {
            if (source.Topics.Count == 0) throw new TopologyException($"source {source.Name} needs at least one topic");
            foreach (string topic in source.Topics) Own(topic, source.Name);
        }

        Add(source);
    }

    /// <summary>Adds a processor or sink behind its parents.</summary>
    public void Add(PlanNode node, params IReadOnlyList<string> parents)
    {
        CheckNew(node.Name);
        if (parents.Count == 0) throw new TopologyException($"{node.Name} needs at least one parent");
        foreach (string parent in parents)
        {
            if (parent == node.Name) throw new TopologyException($"{parent} cannot be its own parent");
            if (!_nodes.TryGetValue(parent, out var found)) throw new TopologyException($"parent {parent} of {node.Name} is not added yet");
            if (found is ISinkPlan) throw new TopologyException($"sink {parent} cannot be the parent of {node.Name}");
        }

        Add(node);
        foreach (string parent in parents.Distinct(StringComparer.Ordinal))
        {
            _nodes[parent].Append(node, Views);
            Unite(parent, node.Name);
        }
    }

    public void AddStore(StorePlan store, params IReadOnlyList<string> processors)
    {
        if (_globalStores.ContainsKey(store.Name) || (_stores.TryGetValue(store.Name, out var other) && !ReferenceEquals(other.Identity, store.Identity)))
            throw new TopologyException($"another store has been added with the name {store.Name}");
        _stores.TryAdd(store.Name, store);
        foreach (string processor in processors) Connect(processor, store.Name);
    }

    public void ConnectStores(string processor, params IReadOnlyList<string> stores)
    {
        if (stores.Count == 0) throw new TopologyException($"no store was named to connect with {processor}");
        foreach (string store in stores) Connect(processor, store);
    }

    /// <summary>A topic between two sub-topologies.</summary>
    public void AddRepartitionTopic(RepartitionTopic topic) => _repartitionTopics[topic.Name] = topic;

    public bool IsRepartitionTopic(string topic) => _repartitionTopics.ContainsKey(topic);

    /// <summary>A table's source topic takes the place of the changelog of its store.</summary>
    public void UseSourceAsChangelog(string store, string topic)
    {
        if (!_sourceTopicOfStore.TryAdd(store, topic)) throw new TopologyException($"store {store} has a source topic already");
    }

    /// <summary>Stores whose changelog is their source topic.</summary>
    public IReadOnlySet<string> StoresFilledFromSource => _sourceTopicOfStore.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The source topic that serves as the store's changelog; null when it has a topic of its own.</summary>
    public string? SourceTopicOf(string store) => _sourceTopicOfStore.GetValueOrDefault(store);

    /// <summary>The topics of these sources must have the same number of partitions.</summary>
    public void Copartition(IEnumerable<string> sources) => _copartitioned.Add([.. sources]);

    /// <summary>A repartition topic that was optimized away is replaced wherever it was co-partitioned.</summary>
    public void ReplaceCopartitioned(IReadOnlyCollection<string> replaced, string by)
    {
        foreach (var group in _copartitioned)
        {
            if (group.Overlaps(replaced))
            {
                group.ExceptWith(replaced);
                group.Add(by);
            }
        }
    }

    public void AddGlobalStore<K, V>(StorePlan store, SourcePlan<K, V> source, PlanNode processor)
    {
        CheckNew(source.Name);
        CheckNew(processor.Name);
        if (_stores.ContainsKey(store.Name) || _globalStores.ContainsKey(store.Name)) throw new TopologyException($"another store has been added with the name {store.Name}");
        if (source.Name == processor.Name) throw new TopologyException($"{source.Name} cannot be its own parent");
        string topic = source.Topics.Count == 1 ? source.Topics[0] : throw new TopologyException($"global store {store.Name} reads one topic");
        Own(topic, source.Name);
        source.IsGlobal = true;
        _globalTopics.Add(topic);
        Add(source);
        Add(processor);
        source.Append(processor, Views);
        Unite(source.Name, processor.Name);
        processor.AddStore(store.Name);
        _globalStores.Add(store.Name, store);
    }

    private void Connect(string processor, string store)
    {
        if (_globalStores.ContainsKey(store)) throw new TopologyException($"global store {store} is there for every processor; it must not be connected to {processor}");
        if (!_stores.TryGetValue(store, out var plan)) throw new TopologyException($"store {store} is not added yet");
        if (!_nodes.TryGetValue(processor, out var node)) throw new TopologyException($"processor {processor} is not added yet");
        if (node is ISourcePlan or ISinkPlan) throw new TopologyException($"store {store} cannot be connected to {processor}, which is a source or a sink");
        if (plan.Users.Count > 0) Unite(plan.Users[0], processor);
        plan.Users.Add(processor);
        node.AddStore(store);
    }

    private void Own(string topic, string source)
    {
        if (topic.Length == 0) throw new TopologyException($"source {source} was given an empty topic name");
        if (_patterns.Exists(p => TopicPattern.Matches(p, topic)) || !_topicOwner.TryAdd(topic, source)) throw new TopologyException($"topic {topic} is read by another source already");
    }

    private void CheckNew(string name)
    {
        if (_nodes.ContainsKey(name)) throw new TopologyException($"node {name} is added already");
    }

    private void Add(PlanNode node)
    {
        _nodes.Add(node.Name, node);
        _inOrder.Add(node);
        _groupOf[node.Name] = node.Name;
    }

    private string Root(string name)
    {
        while (_groupOf[name] != name) name = _groupOf[name] = _groupOf[_groupOf[name]];
        return name;
    }

    private void Unite(string one, string other) => _groupOf[Root(other)] = Root(one);
}
