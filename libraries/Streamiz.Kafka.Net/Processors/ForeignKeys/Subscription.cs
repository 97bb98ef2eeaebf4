namespace Streamiz.Kafka.Net.Processors.ForeignKeys;

/// <summary>A left row's wish to be told of its right row.</summary>
/// <param name="Hash">Hash of the left row's serialized value; null for a deletion.</param>
/// <param name="Instruction">What the right side does with it.</param>
/// <param name="PrimaryKey">The left row's key.</param>
/// <param name="PrimaryPartition">The left row's partition, to which the answer goes.</param>
internal readonly record struct Subscription<K>(UInt128? Hash, Instruction Instruction, K PrimaryKey, int PrimaryPartition);
