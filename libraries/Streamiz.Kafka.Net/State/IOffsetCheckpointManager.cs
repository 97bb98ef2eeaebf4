using Confluent.Kafka;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.State;

/// <summary>Keeps changelog positions of a user's own stores. The library's own stores keep theirs beside the data.</summary>
public interface IOffsetCheckpointManager
{
    /// <summary>Called once a task, before the others.</summary>
    void Configure(IStreamConfig config, TaskId taskId);

    /// <summary>Forgets a task's positions.</summary>
    void Destroy(TaskId taskId);

    /// <summary>A task's positions.</summary>
    IDictionary<TopicPartition, long> Read(TaskId taskId);

    /// <summary>Writes a task's positions.</summary>
    void Write(TaskId taskId, IDictionary<TopicPartition, long> data);
}
