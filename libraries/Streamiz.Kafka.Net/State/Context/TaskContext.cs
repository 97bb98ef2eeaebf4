using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;

namespace Streamiz.Kafka.Net.State;

/// <summary>What a task gives to its stores and nodes. One thread uses it at a time.</summary>
internal sealed partial class TaskContext(TaskId id, IStreamConfig config, IRecordSink sink)
{
    private readonly Dictionary<string, IStateStore> _stores = new(StringComparer.Ordinal);

    public TaskId Id { get; } = id;

    public IStreamConfig Config { get; } = config;

    public IRecordSink Sink { get; } = sink;

    /// <summary>Folder for the task's persistent stores; each store makes its own below it.</summary>
    public string StateFolder { get; init; } = "";

    /// <summary>The record being worked on.</summary>
    public RecordContext Record { get; } = new();

    /// <summary>Largest timestamp the task has seen, milliseconds; -1 before the first record.</summary>
    public long StreamTime { get; set; } = -1;

    /// <summary>What the task's commits keep of its nodes.</summary>
    public TaskNotes Notes { get; } = new();

    /// <summary>The engine's clock at this step, milliseconds since 1970.</summary>
    public long WallClockMs { get; set; }

    /// <summary>Records that the task left out: bad keys, late ones, those a handler chose to skip.</summary>
    public long DroppedRecords { get; set; }

    /// <summary>Set by user code that asks for a commit; cleared by it.</summary>
    public bool CommitRequested { get; set; }

    /// <summary>The task's stores by name.</summary>
    public IReadOnlyDictionary<string, IStateStore> Stores => _stores;

    public void Add(IStateStore store) => _stores.Add(store.Name, store);

    /// <summary>The store of that name; throws when the node was not connected to one.</summary>
    public IStateStore Store(string name) => _stores.TryGetValue(name, out var store)
        ? store
        : throw new Errors.InvalidStateStoreException($"task {Id} has no store {name}");
}
