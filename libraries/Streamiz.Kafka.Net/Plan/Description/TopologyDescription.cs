namespace Streamiz.Kafka.Net.Stream;

/// <inheritdoc cref="ITopologyDescription"/>
internal sealed class TopologyDescription(IReadOnlyList<SubTopologyDescription> parts, IReadOnlyList<GlobalStoreDescription> globals) : ITopologyDescription
{
    public IEnumerable<IGlobalStoreDescription> GlobalStores => globals;

    public IEnumerable<ISubTopologyDescription> SubTopologies => parts;

    /// <summary>Kafka Streams' text: by number, parts and global stores together.</summary>
    public override string ToString()
    {
        var all = parts.Select(p => (p.Id, Text: p.ToString())).Concat(globals.Select(g => (g.Id, Text: g.ToString()))).OrderBy(p => p.Id);
        return $"Topologies:\n {string.Concat(all.Select(p => $"  {p.Text}"))}";
    }
}
