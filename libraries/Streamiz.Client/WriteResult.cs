namespace Streamiz.Client;

/// <summary>Where a record was written.</summary>
/// <param name="TopicPartition">Its partition.</param>
/// <param name="Offset">Its offset; -1 where the cluster does not tell.</param>
public readonly record struct WriteResult(TopicPartition TopicPartition, long Offset);
