using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Mock;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Conformance.Metamorphic;

/// <summary>
/// A topology as instances share it: a task for every sub-topology and partition, each with the folder of the instance it is on. A record is worked on, with
/// everything that follows from it in whatever task, before the next one is taken. Tasks can be stopped and started again, where they were or elsewhere.
/// </summary>
internal sealed class ModelCluster : IDisposable
{
    private readonly LogicalTopology _topology;
    private readonly IStreamConfig _config;
    private readonly string _folder;
    private readonly ModelTopics _topics;
    private readonly StreamTask? _global;
    private readonly Dictionary<TaskId, StreamTask> _tasks = [];
    private readonly Dictionary<TaskId, int> _instanceOf = [];
    private readonly Dictionary<(string Topic, int Partition), long> _offsets = [];
    private readonly int _instances;

    public ModelCluster(Topology topology, IStreamConfig config, string folder, int partitions, int instances)
    {
        (_topology, _config, _folder, _instances) = (topology.Logical, config, folder, instances);
        _topics = new ModelTopics(partitions);
        if (_topology.GlobalStores.Count > 0)
        {
            _global = new StreamTask(_topology.BuildGlobal(Context(new TaskId { Id = -1, Partition = -1 }, 0, [])), [], maxIdleMs: -1);
            _global.OpenStores();
            _global.Start();
        }

        foreach (var part in _topology.SubTopologies.Where(s => !s.IsGlobal))
        {
            for (int partition = 0; partition < partitions; partition++) Start(new TaskId { Id = part.Id, Partition = partition }, partition % instances);
        }
    }

    /// <summary>Stores of all tasks.</summary>
    public IEnumerable<IStateStore> Stores => _tasks.Values.SelectMany(t => t.Stores).Concat(_global?.Stores ?? []);

    public long DroppedRecords => _tasks.Values.Sum(t => t.Context.DroppedRecords) + (_global?.Context.DroppedRecords ?? 0);

    /// <summary>Puts a record into the partition of its key, and has everything done that follows.</summary>
    public void Pipe(CapturedRecord record)
    {
        _topics.Append(record with { Partition = record.Key is null ? 0 : Partitioning.Of(record.Key, _topics.Partitions) });
        Run();
    }

    /// <summary>Stops all tasks and starts them again from what they left and from their changelogs, each as many instances further as is said.</summary>
    public void Restart(int instancesFurther)
    {
        foreach (var (id, task) in _tasks.ToArray())
        {
            task.Close();
            Start(id, (_instanceOf[id] + instancesFurther) % _instances);
        }
    }

    public void Dispose()
    {
        foreach (var task in _tasks.Values) task.Close();
        _global?.Close();
    }

    private void Run()
    {
        bool worked = true;
        while (worked)
        {
            while (_topics.Sent.TryDequeue(out var record)) Deliver(record);
            worked = false;
            foreach (var task in _tasks.Values)
            {
                if (!task.Step(now: 0)) continue;
                task.Flush();
                task.Apply(topic => _topics.End(topic, task.Id.Partition));
                worked = true;
                break;
            }
        }
    }

    private void Deliver(CapturedRecord record)
    {
        if (_global?.LaneOf(record.Topic) is { } shared)
        {
            shared.Add(Incoming(record));
            while (_global.Step(now: 0))
            {
                // Bounded by what was just added.
            }

            _global.Flush();
            _global.Apply(_ => -1);
        }

        foreach (var task in _tasks.Values)
        {
            if (task.Id.Partition == record.Partition && task.LaneOf(record.Topic) is { } lane) lane.Add(Incoming(record));
        }
    }

    private IncomingRecord Incoming(CapturedRecord record)
    {
        long offset = _offsets.GetValueOrDefault((record.Topic, record.Partition));
        _offsets[(record.Topic, record.Partition)] = offset + 1;
        return Incoming(record, offset);
    }

    private static IncomingRecord Incoming(CapturedRecord record, long offset) => new()
    {
        Key = record.Key,
        Value = record.Value,
        KeyIsNull = record.Key is null,
        ValueIsNull = record.Value is null,
        Timestamp = record.Timestamp,
        Offset = offset,
        Partition = record.Partition,
        Headers = record.Headers,
    };

    private void Start(TaskId id, int instance)
    {
        var part = _topology.SubTopologies[id.Id];
        var changelogs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var store in part.LoggedStores)
            if (_topology.ChangelogOf(store.Name, _config.ApplicationId) is { } topic) changelogs[store.Name] = topic;
        var context = Context(id, instance, changelogs);
        foreach (var store in _global?.Stores ?? []) context.Add(store);
        var task = new StreamTask(_topology.BuildTask(context, id.Id), [.. _topology.GlobalStores.Keys], maxIdleMs: 0);
        task.OpenStores();
        foreach (var store in task.Stores) Restore(task, store);
        task.Start();
        (_tasks[id], _instanceOf[id]) = (task, instance);
    }

    // From where the store itself says that it is, to the end.
    private void Restore(StreamTask task, IStateStore store)
    {
        if (store is not ITaskStore filled || task.Context.ChangelogTopicOf(store.Name) is not { } topic) return;
        var log = _topics.Log(topic, task.Id.Partition);
        long start = Math.Max(0, filled.ChangelogOffset);
        for (long offset = start; offset < log.Count; offset++) filled.Restore(Incoming(log[(int)offset], offset));
        if (start < log.Count) filled.EndRestore(log.Count);
    }

    private TaskContext Context(TaskId id, int instance, Dictionary<string, string> changelogs) => new(id, _config, _topics)
    {
        StateFolder = Path.Combine(_folder, $"instance{instance}", id.ToString()),
        EmitIntervalMs = 0,
        Changelogs = changelogs,
        FilledFromSource = _topology.StoresFilledFromSource,
    };
}
