namespace Streamiz.Kafka.Net.Runtime.Assignment;

/// <summary>What all members are told when the work is shared, beside the tasks of each.</summary>
/// <param name="Servers">What all instances have that can be asked.</param>
/// <param name="Topics">The topics that are read, with their numbers of partitions; null when the one who shares is of an earlier version.</param>
/// <param name="IsShutdown">Whether all instances are to stop.</param>
internal sealed record CommonShare(IReadOnlyList<ServerTasks> Servers, IReadOnlyDictionary<string, int>? Topics = null, bool IsShutdown = false);
