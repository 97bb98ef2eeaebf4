namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>How a foreign-key join behaves.</summary>
/// <param name="Left">Left rows without a right row have a result.</param>
/// <param name="IgnoresOutOfOrder">The table on this side is versioned: updates that are not the latest are left out.</param>
internal readonly record struct ForeignKeyJoinKind(bool Left, bool IgnoresOutOfOrder);
