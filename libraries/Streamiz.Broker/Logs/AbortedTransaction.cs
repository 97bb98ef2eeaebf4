namespace Streamiz.Broker.Logs;

/// <summary>An aborted transaction in a partition: from its first record to its marker.</summary>
internal readonly record struct AbortedTransaction(long ProducerId, long FirstOffset, long LastOffset);
