namespace Streamiz.Broker.Groups;

/// <summary>How far a group has read a partition.</summary>
internal sealed record CommittedOffset(long Offset, int LeaderEpoch, string Metadata, long CommittedMs);
