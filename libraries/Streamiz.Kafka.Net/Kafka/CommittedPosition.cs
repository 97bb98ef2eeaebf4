namespace Streamiz.Kafka.Net.Kafka;

/// <summary>What the group keeps of an input partition.</summary>
/// <param name="Offset">Where to go on.</param>
/// <param name="Note">What stands beside it; empty for nothing.</param>
internal readonly record struct CommittedPosition(long Offset, string Note = "");
