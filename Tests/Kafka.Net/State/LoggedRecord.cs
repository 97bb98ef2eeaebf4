namespace Streamiz.Kafka.Net.Tests.State;

/// <summary>What a store wrote to its changelog.</summary>
internal sealed record LoggedRecord(string Topic, int Partition, byte[] Key, byte[]? Value, long Timestamp);
