namespace Streamiz.Kafka.Net.Processors.Suppression;

/// <summary>How long and how much a suppression holds back.</summary>
/// <param name="DurationMs">Time an update waits after its buffer time, milliseconds of stream time.</param>
/// <param name="MaxRecords">Rows held at the most.</param>
/// <param name="MaxBytes">Bytes held at the most.</param>
/// <param name="EmitsWhenFull">Oldest rows go out early when the buffer is full; otherwise the application stops.</param>
/// <param name="DropsTombstones">Deletions are not sent on: of a window that never had a result downstream.</param>
/// <param name="WallClockBoundMs">Everything goes on when stream time has not moved for so long, milliseconds of wall clock; 0: never for that.</param>
internal readonly record struct SuppressLimits(long DurationMs, long MaxRecords, long MaxBytes, bool EmitsWhenFull, bool DropsTombstones, long WallClockBoundMs);
