using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net;

/// <summary>What user code may know of the task it runs in and of the record being worked on.</summary>
public class ProcessorContext
{
    internal ProcessorContext(State.TaskContext task) => Task = task;

    /// <summary>The task itself.</summary>
    internal State.TaskContext Task { get; }

    /// <summary>Sub-topology and partition.</summary>
    public virtual TaskId Id => Task.Id;
}
