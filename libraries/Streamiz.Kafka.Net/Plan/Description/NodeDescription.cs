namespace Streamiz.Kafka.Net.Stream;

/// <summary>A node of the description and its neighbours.</summary>
internal abstract class NodeDescription(string name) : INodeDescription
{
    private readonly NeighbourTree _previous = new();
    private readonly NeighbourTree _next = new();

    public string Name { get; } = name;

    /// <summary>How many nodes hang on this one, itself included, counted once for every way to them.</summary>
    public int Weight { get; private set; } = 1;

    public IEnumerable<INodeDescription> Next => _next.InOrder();

    public IEnumerable<INodeDescription> Previous => _previous.InOrder();

    protected string NextNames => Names(_next);

    protected string PreviousNames => Names(_previous);

    /// <summary>Heavier nodes first, then by name.</summary>
    public static int ByWeight(NodeDescription one, NodeDescription other) =>
        one.Weight != other.Weight ? other.Weight.CompareTo(one.Weight) : string.CompareOrdinal(one.Name, other.Name);

    public void AddPrevious(NodeDescription node) => _previous.Add(node);

    public void AddNext(NodeDescription node) => _next.Add(node);

    public void Weigh(int more)
    {
        Weight += more;
        foreach (var node in _previous.InOrder()) node.Weigh(more);
    }

    private static string Names(NeighbourTree nodes) => string.Join(", ", nodes.InOrder().Select(n => n.Name).DefaultIfEmpty("none"));
}
