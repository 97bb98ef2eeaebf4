using Confluent.Kafka;
using Microsoft.Extensions.Logging;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>What the threads of one instance share. Everything here is set before they start, or safe for several threads.</summary>
internal sealed class StreamApplication : IRestoreListener, IDisposable
{
    private TopicSetup _topics = null!;
    private int _shutdownAsked;

    public required IStreamConfig Config { get; init; }

    public required LogicalTopology Topology { get; init; }

    public required StateDirectory Directory { get; init; }

    /// <summary>The topics as they were last seen. Any thread may see others and set it.</summary>
    public required TopicSetup Topics
    {
        get => Volatile.Read(ref _topics);
        set => Volatile.Write(ref _topics, value);
    }

    public required StreamMetricsRegistry Metrics { get; init; }

    public required ILogger Logger { get; init; }

    /// <summary>Prefix of the threads' client ids.</summary>
    public required string ClientId { get; init; }

    /// <summary>The memory that all RocksDB stores share: block cache and write buffers have one limit.</summary>
    public RocksDbMemory? RocksMemory { get; init; }

    /// <summary>Makes a client of this name, with a transactional id or without. The simulator has its own.</summary>
    public required Func<string, string?, ThreadClient> Connect { get; init; }

    /// <summary>Which instance works on what.</summary>
    public TaskPlacement Placement { get; } = new();

    public Action<StreamThread, ThreadState> StateChanged { get; init; } = (_, _) => { };

    /// <summary>Decides after an error whether the thread goes on anew.</summary>
    public Func<StreamThread, Exception, bool> Failed { get; init; } = (_, _) => false;

    /// <summary>Told that the whole application is to stop, as a member of the group has asked for.</summary>
    public Action ShutDown { get; init; } = () => { };

    /// <summary>Whether an error of this instance is to stop all instances; threads say so to the group.</summary>
    public bool IsShutdownAsked => Volatile.Read(ref _shutdownAsked) != 0;

    /// <summary>Asks for it; false when that was done before.</summary>
    public bool AskForShutdown() => Interlocked.Exchange(ref _shutdownAsked, 1) == 0;

    public OnRestoreStartListener? RestoreStarted { get; init; }

    public OnRestoreBatchListener? RestoreMoved { get; init; }

    public OnRestoreEndListener? RestoreEnded { get; init; }

    public void Started(TopicPartition partition, string store, long startOffset, long endOffset) => RestoreStarted?.Invoke(partition, store, startOffset, endOffset);

    public void Moved(TopicPartition partition, string store, long batchEndOffset, long restored) => RestoreMoved?.Invoke(partition, store, batchEndOffset, restored);

    public void Ended(TopicPartition partition, string store, long total) => RestoreEnded?.Invoke(partition, store, total);

    public void Dispose()
    {
        RocksMemory?.Dispose();
        Directory.Dispose();
    }
}
