namespace Streamiz.Client.Reading;

/// <summary>A partition that is not fetched any more until the reader decides: <see cref="Fetcher.Seek"/> or <see cref="Fetcher.Remove"/>.</summary>
/// <param name="Partition">Which it is.</param>
/// <param name="Error">What is wrong: for instance the offset is out of range, or a batch is corrupt.</param>
/// <param name="Offset">The offset that was asked for.</param>
public sealed record FetchProblem(AssignedPartition Partition, KafkaException Error, long Offset)
{
    /// <summary>
    /// When the log was cut back, as happens when a replica that had not everything became leader: the end of what was read and is still there, where reading can go on. Else -1.
    /// </summary>
    public long TruncatedTo { get; init; } = -1;
}
