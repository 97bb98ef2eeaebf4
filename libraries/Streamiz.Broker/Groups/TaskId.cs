namespace Streamiz.Broker.Groups;

/// <summary>A task of a streams group: a sub-topology and a partition of its input.</summary>
internal readonly record struct TaskId(string Subtopology, int Partition);
