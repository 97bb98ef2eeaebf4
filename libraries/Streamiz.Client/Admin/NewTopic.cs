namespace Streamiz.Client.Admin;

/// <summary>A topic to be made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Partitions">How many partitions; -1 takes the cluster's default.</param>
/// <param name="ReplicationFactor">How many replicas; -1 takes the cluster's default.</param>
/// <param name="Configs">Its settings, or null.</param>
public sealed record NewTopic(string Name, int Partitions, short ReplicationFactor = -1, IReadOnlyDictionary<string, string>? Configs = null);
