namespace Streamiz.Host.Flights;

/// <summary>The topology as a graph, read from its description.</summary>
internal sealed record TopologyView(string Description, IReadOnlyList<SubTopologyView> SubTopologies);
