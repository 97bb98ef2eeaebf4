namespace Streamiz.Client.Groups;

/// <summary>An offset that a group goes on at.</summary>
/// <param name="Offset">The offset; -1 when the group has none.</param>
/// <param name="LeaderEpoch">The leader's epoch of the last record before it; -1 when not known.</param>
/// <param name="Metadata">A note beside it.</param>
public readonly record struct OffsetAndMetadata(long Offset, int LeaderEpoch = -1, string? Metadata = "");
