namespace Streamiz.Client.Groups;

/// <summary>A task of a streams group.</summary>
/// <param name="Subtopology">The sub-topology's id.</param>
/// <param name="Partition">The partition of its topics.</param>
public readonly record struct StreamsTask(string Subtopology, int Partition);
