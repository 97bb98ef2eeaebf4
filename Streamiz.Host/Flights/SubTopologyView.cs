namespace Streamiz.Host.Flights;

/// <summary>A connected part of the topology.</summary>
internal sealed record SubTopologyView(int Id, IReadOnlyList<TopologyNode> Nodes);
