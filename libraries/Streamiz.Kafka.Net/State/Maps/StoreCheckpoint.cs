using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.State.Maps;

/// <summary>The changelog position of one store among a task's checkpoints.</summary>
internal sealed class StoreCheckpoint(IOffsetCheckpointManager checkpoints, TaskId task, TopicPartition changelog)
{
    /// <summary>The position; null when there is none, or none that is known.</summary>
    public long? Read() => checkpoints.Read(task).TryGetValue(changelog, out long offset) && offset >= 0 ? offset : null;

    public void Write(long offset)
    {
        var all = new Dictionary<TopicPartition, long>(checkpoints.Read(task)) { [changelog] = offset };
        checkpoints.Write(task, all);
    }
}
