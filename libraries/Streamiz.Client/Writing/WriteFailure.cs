namespace Streamiz.Client.Writing;

/// <summary>Records that will not be written.</summary>
/// <param name="Partition">Where they should have gone.</param>
/// <param name="Records">How many.</param>
/// <param name="Error">Why.</param>
public sealed record WriteFailure(TopicPartition Partition, int Records, KafkaException Error)
{
    /// <summary>The records themselves: a copy of their batch as it was to be written, compressed where the writer compresses. Empty when they are not known.</summary>
    public ReadOnlyMemory<byte> Batch { get; init; }
}
