namespace Streamiz.Kafka.Net.Runtime;

/// <summary>Where a stream thread stands.</summary>
internal enum ThreadState
{
    /// <summary>Not started.</summary>
    Created,

    /// <summary>Waiting for its tasks, or restoring them.</summary>
    Rebalancing,

    /// <summary>At work on all its tasks.</summary>
    Running,

    /// <summary>Has stopped, as it was told.</summary>
    Stopped,

    /// <summary>Has stopped after an error.</summary>
    Failed,
}
