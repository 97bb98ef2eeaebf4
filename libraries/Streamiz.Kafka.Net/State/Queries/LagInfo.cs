namespace Streamiz.Kafka.Net;

/// <summary>How far a store of this instance is behind its changelog.</summary>
/// <param name="CurrentOffsetPosition">Changelog offset behind what the store contains.</param>
/// <param name="EndOffsetPosition">Changelog offset behind the last record, as the cluster told it last; never below <paramref name="CurrentOffsetPosition"/>.</param>
public sealed record LagInfo(long CurrentOffsetPosition, long EndOffsetPosition)
{
    /// <summary>Offsets between the two; transaction markers and gaps of compaction count as offsets, so the number of records may be smaller.</summary>
    public long OffsetLag => EndOffsetPosition - CurrentOffsetPosition;
}
