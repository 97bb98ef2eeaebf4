namespace Streamiz.Broker.Groups;

internal readonly record struct TopicPartitionId(Guid Topic, int Partition);
