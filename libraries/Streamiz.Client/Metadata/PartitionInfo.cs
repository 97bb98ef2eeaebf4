namespace Streamiz.Client.Metadata;

/// <summary>Who leads a partition.</summary>
/// <param name="Leader">The leader's number; -1 when there is none.</param>
/// <param name="LeaderEpoch">The leader's epoch; -1 when the cluster does not tell.</param>
public readonly record struct PartitionInfo(int Leader, int LeaderEpoch);
