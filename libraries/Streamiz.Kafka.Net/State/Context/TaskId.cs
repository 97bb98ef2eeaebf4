namespace Streamiz.Kafka.Net.Processors.Internal;

/// <summary>A task: sub-topology and partition, written <c>0_3</c>.</summary>
public class TaskId : IEquatable<TaskId>
{
    /// <summary>Number of the sub-topology.</summary>
    public int Id { get; set; }

    /// <summary>Number of the partition.</summary>
    public int Partition { get; set; }

    /// <inheritdoc/>
    public bool Equals(TaskId? other) => other is not null && other.Id == Id && other.Partition == Partition;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TaskId);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Partition);

    /// <inheritdoc/>
    public override string ToString() => $"{Id}_{Partition}";
}
