namespace Streamiz.Kafka.Net.Stream;

/// <summary>A node of the description and its neighbours.</summary>
internal abstract class NodeDescription(string name) : INodeDescription
{
    private readonly List<NodeDescription> _previous = [];
    private readonly List<NodeDescription> _next = [];

    public string Name { get; } = name;

    /// <summary>How many nodes hang on this one, itself included, counted once for every way to them.</summary>
    public int Weight { get; private set; } = 1;

    public IEnumerable<INodeDescription> Next => _next;

    public IEnumerable<INodeDescription> Previous => _previous;

    protected string NextNames => _next.Count == 0 ? "none" : string.Join(", ", _next.Select(n => n.Name));

    protected string PreviousNames => _previous.Count == 0 ? "none" : string.Join(", ", _previous.Select(n => n.Name));

    /// <summary>Heavier nodes first, then by name.</summary>
    public static int ByWeight(NodeDescription one, NodeDescription other) =>
        one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : string.CompareOrdinal(one.Name, other.Name);

    public void AddPrevious(NodeDescription node) => Place(_previous, node);

    public void AddNext(NodeDescription node) => Place(_next, node);

    public void Weigh(int more)
    {
        Weight += more;
        foreach (var node in _previous) node.Weigh(more);
    }

    private static void Place(List<NodeDescription> nodes, NodeDescription node)
    {
        int at = 0;
        while (at < nodes.Count && ByWeight(nodes[at], node) < 0) at++;
        if (at == nodes.Count || !ReferenceEquals(nodes[at], node)) nodes.Insert(at, node);
    }
}
