namespace Streamiz.Broker.Core;

/// <summary>A node, and where a client reaches it.</summary>
internal sealed record PlacedNode(int Id, Endpoint Endpoint);
