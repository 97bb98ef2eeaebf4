namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ISubTopologyDescription"/>
internal sealed class SubTopologyDescription(int id, IReadOnlyList<NodeDescription> nodes) : ISubTopologyDescription
{
    public int Id { get; } = id;

    public IEnumerable<INodeDescription> Nodes => nodes;

    public override string ToString() => $"Sub-topology: {Id}\n{string.Concat(nodes.Select(n => $"    {n}"))}\n";
}
