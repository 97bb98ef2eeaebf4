namespace Streamiz.Client.Writing;

/// <summary>Records that will not be written.</summary>
/// <param name="Partition">Where they should have gone.</param>
/// <param name="Records">How many.</param>
/// <param name="Error">Why.</param>
public sealed record WriteFailure(TopicPartition Partition, int Records, KafkaException Error);
