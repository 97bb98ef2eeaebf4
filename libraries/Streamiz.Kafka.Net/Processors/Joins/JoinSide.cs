namespace Streamiz.Kafka.Net.Processors.Joins;

/// <summary>The window of one side of a stream-stream join, seen from that side. Milliseconds.</summary>
/// <param name="IsLeft">The side whose stream the join was called on.</param>
/// <param name="BeforeMs">How much older the other side's record may be.</param>
/// <param name="AfterMs">How much newer the other side's record may be.</param>
/// <param name="GraceMs">How late records may come.</param>
/// <param name="Outer">This side's records come out alone when they find no partner.</param>
internal readonly record struct JoinSide(bool IsLeft, long BeforeMs, long AfterMs, long GraceMs, bool Outer)
{

    /// <summary>How long after its own time a pending record of a side can still find a partner.</summary>
    public long LookAheadMs(bool pendingIsLeft) => pendingIsLeft == IsLeft ? AfterMs : BeforeMs;
}
