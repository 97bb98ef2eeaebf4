namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>The right side's answer to a subscription.</summary>
/// <param name="Hash">Hash that came with the subscription: an answer to an older value of the left row is left out.</param>
/// <param name="Value">The right row.</param>
/// <param name="ValueIsNull">There is no right row.</param>
/// <param name="PrimaryPartition">Partition to which the answer goes.</param>
internal readonly record struct Answer<V>(UInt128? Hash, V Value, bool ValueIsNull, int PrimaryPartition);
