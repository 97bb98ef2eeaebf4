namespace Streamiz.Broker.Logs;

/// <summary>Where a batch begins: its segment, the byte in it, and its first offset.</summary>
internal readonly record struct LogPosition(Segment Segment, int Position, long Offset);
