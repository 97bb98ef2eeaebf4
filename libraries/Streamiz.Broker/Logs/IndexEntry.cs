namespace Streamiz.Broker.Logs;

/// <summary>A batch's place in a segment, and the newest timestamp of the segment up to and with it.</summary>
internal readonly record struct IndexEntry(long Offset, int Position, long MaxTimestamp);
