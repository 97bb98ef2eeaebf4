namespace Streamiz.Kafka.Net.Plan;

/// <summary>
/// A named node of the topology: a source, a processor or a sink, as <c>Topology.Describe()</c> shows it. There is one class per operator;
/// it knows the types that come in and go out and makes the running node. Which nodes there are is decided on the <see cref="Step"/>s of the
/// <see cref="OperatorGraph"/>, which appends them here after the optimizations.
/// </summary>
internal abstract class PlanNode(string name)
{
    private readonly List<PlanNode> _parents = [];
    private readonly List<PlanNode> _children = [];
    private readonly List<string> _stores = [];

    public string Name { get; } = name;

    /// <summary>The nodes whose results this one takes.</summary>
    public IReadOnlyList<PlanNode> Parents => _parents;

    /// <summary>The nodes that take this one's results, in the order in which they were appended: the order in which they get a record.</summary>
    public IReadOnlyList<PlanNode> Children => _children;

    /// <summary>Names of the stores that this node may use.</summary>
    public IReadOnlyList<string> Stores => _stores;

    /// <summary>Makes a node a child of this one; throws when it does not take records of the types that this one gives.</summary>
    public void Append(PlanNode child, Views views)
    {
        Connect(child, views);
        _children.Add(child);
        child._parents.Add(this);
    }

    public void AddStore(string store)
    {
        if (!_stores.Contains(store)) _stores.Add(store);
    }

    /// <summary>Remembers the child as one that takes these types.</summary>
    protected abstract void Connect(PlanNode child, Views views);
}
