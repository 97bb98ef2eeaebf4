namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>The window of one side of a stream-stream join, seen from that side. Milliseconds.</summary>
/// <param name="IsLeft">The side whose stream the join was called on.</param>
/// <param name="BeforeMs">How much older the other side's record may be.</param>
/// <param name="AfterMs">How much newer the other side's record may be.</param>
/// <param name="GraceMs">How late records may come.</param>
/// <param name="Outer">This side's records come out alone when they find no partner.</param>
/// <param name="ScanIntervalMs">Wall clock time between two looks through the records that wait for a partner; 0: every time.</param>
internal readonly record struct JoinSide(bool IsLeft, long BeforeMs, long AfterMs, long GraceMs, bool Outer, long ScanIntervalMs)
{
    /// <summary>Kafka Streams' choice.</summary>
    public const long DefaultScanIntervalMs = 1000;

    /// <summary>How long after its own time a pending record of a side can still find a partner.</summary>
    public long LookAheadMs(bool pendingIsLeft) => pendingIsLeft == IsLeft ? AfterMs : BeforeMs;
}
