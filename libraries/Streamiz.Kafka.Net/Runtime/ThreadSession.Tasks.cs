using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Plan;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <content>A task's way from its assignment to its first record: folder, stores, restore, positions.</content>
internal sealed partial class ThreadSession
{
    private StreamTask Make(TaskId id)
    {
        var config = _application.Config;
        var part = _application.Topology.SubTopologies[id.Id];
        var changelogs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var store in part.LoggedStores)
            if (_application.Topology.ChangelogOf(store.Name, config.ApplicationId) is { } topic) changelogs[store.Name] = topic;
        var context = new TaskContext(id, config, _client)
        {
            StateFolder = _application.Directory.FolderOf(id),
            Metrics = _application.Metrics,
            Changelogs = changelogs,
            FilledFromSource = _application.Topology.StoresFilledFromSource,
            Transactional = _exactlyOnce,
            RocksMemory = _application.RocksMemory,
            WallClockMs = WallClockMs,
        };
        foreach (var store in _globals.Stores) context.Add(store);
        return new StreamTask(_application.Topology.BuildTask(context, id.Id), [.. _application.Topology.GlobalStores.Keys], config.MaxTaskIdleMs);
    }

    // Another thread of this process may have the task's folder until it has heard that the task is ours.
    private bool OpenTasks()
    {
        bool any = false;
        foreach (var active in _tasks)
        {
            if (active.IsOpen || !_application.Directory.TryOwn(active.Task.Id)) continue;
            active.IsOpen = true;
            active.Task.OpenStores();
            BeginRestore(active);
            any = true;
        }

        if (any) Publish();
        return any;
    }

    private void BeginRestore(ActiveTask active)
    {
        var task = active.Task;
        var logged = LoggedStores(task);
        if (logged.Count > 0) BeginRestore(active, logged);
    }

    // A store's changelog has the partition of its task.
    private static List<(IStateStore Store, (string Topic, int Partition) Changelog)> LoggedStores(StreamTask task)
    {
        var logged = new List<(IStateStore Store, (string Topic, int Partition) Changelog)>();
        foreach (var store in task.Stores)
        {
            if (task.Context.ChangelogTopicOf(store.Name) is not { } topic) continue;
            if (store is ITaskStore || task.Context.RestoreCallbacks.ContainsKey(store.Name)) logged.Add((store, (topic, task.Id.Partition)));
        }

        return logged;
    }

    private void BeginRestore(ActiveTask active, List<(IStateStore Store, (string Topic, int Partition) Changelog)> logged)
    {
        var task = active.Task;
        var changelogs = logged.Select(l => l.Changelog).Distinct().ToList();
        var first = _client.FirstOffsets(changelogs);
        var ends = _client.WrittenOffsets(changelogs);
        var inputs = InputsOf(task.Id);
        var committed = _client.Committed([.. changelogs.Where(inputs.Contains)]);
        foreach (var (store, changelog) in logged)
        {
            // A source topic that serves as changelog belongs to the state only as far as it was worked on.
            long end = inputs.Contains(changelog) ? committed.GetValueOrDefault(changelog).Offset : ends[changelog];
            long start = Math.Max(first[changelog], PositionIn(task, store, changelog, (first[changelog], ends[changelog])));
            if (start >= end) continue;
            var reader = _client.ReadChangelog(changelog.Topic, changelog.Partition, start);
            active.Add(new Restoration(new ChangelogFeed(store, task.Context.RestoreCallbacks.GetValueOrDefault(store.Name), reader, start), end, _application));
        }
    }

    // Offset behind what the store contains; -1, and the store empty, when its changelog does not have that place.
    private long PositionIn(StreamTask task, IStateStore store, (string Topic, int Partition) changelog, (long First, long End) there)
    {
        long position = (store as ITaskStore)?.ChangelogOffset ?? -1;
        if (position <= there.End && (position < 0 || position >= there.First)) return position;
        ThreadLog.ChangelogShorter(_application.Logger, $"{changelog.Topic}-{changelog.Partition}", there.First, there.End, position, store.Name);
        Wipe(task, store);
        return -1;
    }

    private static void Wipe(StreamTask task, IStateStore store)
    {
        lock (task.Context.Gate)
        {
            store.Close();
            if (store is StoreCore core && RocksStoreFolder.Of(core.Spec, task.Context.StateFolder) is var folder && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            store.Init(new ProcessorContext(task.Context), store);
        }
    }

    // Compaction and retention go on while a store is restored: what was to come next may be gone by now.
    private void BeginAgainWhereCut(ActiveTask active)
    {
        if (!active.Restorations.Any(r => r.Feed.IsOutOfRange)) return;
        foreach (var restoration in active.Restorations.Where(r => r.Feed.IsOutOfRange).ToArray())
        {
            active.Remove(restoration);
            var store = restoration.Feed.Store;
            Wipe(active.Task, store);
            BeginRestore(active, [.. LoggedStores(active.Task).Where(l => l.Store == store)]);
        }
    }

    private bool RestoreTasks()
    {
        bool any = false;
        int atMost = (int)Math.Clamp(_application.Config.MaxPollRestoringRecords, 1, int.MaxValue);
        foreach (var active in _tasks)
        {
            if (!active.IsOpen || active.IsRunning) continue;
            BeginAgainWhereCut(active);
            any |= active.Restore(atMost);
            if (!active.IsRestored || !_working) continue;
            StartTask(active);
            any = true;
        }

        if (any) ShowState();
        return any;
    }

    private void StartTask(ActiveTask active)
    {
        active.EndRestorations();
        var task = active.Task;
        var inputs = InputsOf(task.Id);
        var committed = _client.Committed(inputs);
        task.Context.WallClockMs = WallClockMs;
        Resume(task, committed);
        task.Context.Notes.Resume(task.Context.StreamTime);
        task.Start();
        Read(task, inputs, committed);
        task.PunctuateByStreamTime();
        active.IsRunning = true;
        _loop.Add(task);
        Publish();
    }

    // Topics that came to match a pattern while the task was at work.
    private void AddInputs(StreamTask task)
    {
        var inputs = InputsOf(task.Id);
        inputs.RemoveAll(known => task.Inputs.Exists(i => i.Topic == known.Topic && i.Partition == known.Partition));
        if (inputs.Count == 0) return;
        var committed = _client.Committed(inputs);
        Resume(task, committed);
        Read(task, inputs, committed);
    }

    private void Read(StreamTask task, IReadOnlyList<(string Topic, int Partition)> inputs, Dictionary<(string Topic, int Partition), CommittedPosition> committed)
    {
        var starts = StartsOf([.. inputs.Where(i => !committed.ContainsKey(i))]);
        foreach (var (topic, partition) in inputs)
        {
            if (task.LaneOf(topic) is not { } lane) continue;
            long position = committed.TryGetValue((topic, partition), out var at) ? at.Offset : starts[(topic, partition)];
            lane.IsCaughtUp = false;
            task.Inputs.Add(new TaskInput(lane, _client.Read(topic, partition, position), position));
        }
    }

    // Time goes on where the last commit left it, whoever made that.
    private void Resume(StreamTask task, Dictionary<(string Topic, int Partition), CommittedPosition> committed)
    {
        foreach (var ((topic, partition), position) in committed)
        {
            if (!PositionNote.TryRead(position.Note, out long time, out var notes)) ThreadLog.NoteUnread(_application.Logger, $"{topic}-{partition}", position.Note);
            if (task.LaneOf(topic) is not { } lane) continue;
            lane.Source.PartitionTime = time;
            task.Context.StreamTime = Math.Max(task.Context.StreamTime, time);
            task.Context.Notes.Merge(notes);
        }
    }

    // What our own tasks wrote is read from its beginning, wherever the input begins: else it would be lost.
    private Dictionary<(string Topic, int Partition), long> StartsOf(IReadOnlyList<(string Topic, int Partition)> partitions)
    {
        var ours = partitions.Where(p => _application.Topics.IsRepartition(p.Topic)).ToList();
        var starts = _client.FirstOffsets(ours);
        foreach (var (partition, offset) in _client.StartOffsets([.. partitions.Except(ours)])) starts[partition] = offset;
        return starts;
    }

    private void Reset(TaskInput input)
    {
        var partition = (input.Topic, input.Partition);
        // What is left of a log that was cut back has been worked on; the whole log again would be counted twice.
        long position = input.Reader.TruncatedTo >= 0 ? input.Reader.TruncatedTo : StartsOf([partition])[partition];
        ThreadLog.OutOfRange(_application.Logger, $"{input.Topic}-{input.Partition}", input.Position(), position);
        input.Reader.Seek(position);
        input.Committed = -1;
    }
}
