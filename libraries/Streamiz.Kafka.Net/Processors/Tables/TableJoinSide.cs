namespace Streamiz.Kafka.Net.Processors.Tables;

/// <summary>How one side of a table-table join behaves.</summary>
/// <param name="ThisMayLack">A result is made without this side's row (right side of a left join, both of an outer one).</param>
/// <param name="OtherMayLack">A result is made without the other side's row.</param>
/// <param name="SendsOldValues">Downstream wants the result as it was.</param>
/// <param name="IgnoresOutOfOrder">This side is versioned: updates that are not the latest are left out.</param>
internal readonly record struct TableJoinSide(bool ThisMayLack, bool OtherMayLack, bool SendsOldValues, bool IgnoresOutOfOrder);
