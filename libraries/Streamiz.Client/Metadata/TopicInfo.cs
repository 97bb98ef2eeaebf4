namespace Streamiz.Client.Metadata;

/// <summary>What the cluster says of a topic.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id; empty where the cluster has none.</param>
/// <param name="Partitions">Its partitions, by number.</param>
public sealed record TopicInfo(string Name, Guid Id, IReadOnlyList<PartitionInfo> Partitions)
{
    /// <summary>Whether it is the cluster's own.</summary>
    public bool IsInternal { get; init; }
}
