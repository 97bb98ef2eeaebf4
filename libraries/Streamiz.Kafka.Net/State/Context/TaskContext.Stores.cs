using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State;

/// <content>What stores need to be opened.</content>
internal sealed partial class TaskContext
{
    /// <summary>Whether commits are transactions that may be aborted: stores in memory then hold their writes back, too.</summary>
    public bool Transactional { get; init; }

    /// <summary>Held by the task's thread while it steps or commits, and by readers of the task's stores on other threads.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The memory that all stores of the process share; null: each has RocksDB's own small cache.</summary>
    public RocksDbMemory? RocksMemory { get; init; }
}
