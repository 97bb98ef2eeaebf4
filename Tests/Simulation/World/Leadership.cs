namespace Streamiz.Simulation.Tests.World;

/// <summary>Who leads what, as the controller has decided it and nodes come to know it: changes since the beginning.</summary>
/// <param name="Version">Grows with each change.</param>
/// <param name="Changed">Leader and epoch of partitions whose leader has changed; a leader of -1 is none.</param>
/// <param name="Fenced">Nodes that are taken for dead.</param>
internal sealed record Leadership(int Version, IReadOnlyDictionary<(string Topic, int Partition), (int Node, int Epoch)> Changed, IReadOnlySet<int> Fenced)
{
    public static Leadership First { get; } = new(0, new Dictionary<(string, int), (int, int)>(), new HashSet<int>());
}
