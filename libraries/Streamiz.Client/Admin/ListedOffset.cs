namespace Streamiz.Client.Admin;

/// <summary>An offset that was looked up.</summary>
/// <param name="Offset">The offset; -1 when there is none.</param>
/// <param name="Timestamp">The timestamp of its record, milliseconds since 1970; -1 when not asked for.</param>
/// <param name="LeaderEpoch">The epoch of the leader that wrote it; -1 when not told.</param>
public readonly record struct ListedOffset(long Offset, long Timestamp, int LeaderEpoch);
