using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State;

/// <content>What stores need to be opened.</content>
internal sealed partial class TaskContext
{
    private IOffsetCheckpointManager? _checkpoints;

    /// <summary>Whether commits are transactions that may be aborted: stores in memory then hold their writes back, too.</summary>
    public bool Transactional { get; init; }

    /// <summary>Held by the task's thread while it steps or commits, and by readers of the task's stores on other threads.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Where the changelog positions of the user's own persistent stores are: the manager that is configured, or a file in the task's folder.</summary>
    public IOffsetCheckpointManager Checkpoints => _checkpoints ??= OpenCheckpoints();

    /// <summary>The memory that all stores of the process share; null: each has RocksDB's own small cache.</summary>
    public RocksDbMemory? RocksMemory { get; init; }

    /// <summary>Open stores whose entries have a time to live.</summary>
    public List<StoreCore> Expiring { get; } = [];

    /// <summary>Called when stream time has moved, before the record that moved it is worked on: rows that are over by it are gone when it comes.</summary>
    public void Expire()
    {
        foreach (var store in Expiring) store.SweepBeforeARecord();
    }

    private IOffsetCheckpointManager OpenCheckpoints()
    {
        var manager = Config.OffsetCheckpointManager ?? new OffsetCheckpointFile(Path.Combine(StateFolder, OffsetCheckpointFile.CHECKPOINT_FILE_NAME));
        manager.Configure(Config, Id);
        return manager;
    }
}
