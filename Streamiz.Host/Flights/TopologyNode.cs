namespace Streamiz.Host.Flights;

/// <summary>A node of the topology.</summary>
/// <param name="Name">As the description names it.</param>
/// <param name="Type">"source", "processor" or "sink".</param>
/// <param name="Topics">What a source reads or a sink writes.</param>
/// <param name="Stores">What a processor keeps.</param>
/// <param name="Successors">The names of the nodes it forwards to.</param>
internal sealed record TopologyNode(
    string Name, string Type, IReadOnlyList<string> Topics, IReadOnlyList<string> Stores, IReadOnlyList<string> Successors);
