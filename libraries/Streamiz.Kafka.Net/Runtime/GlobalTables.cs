using Streamiz.Kafka.Net.Errors;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.State;

namespace Streamiz.Kafka.Net.Runtime;

/// <summary>
/// Global stores and tables of one thread. Each thread keeps its own copy, filled from all partitions before its tasks begin and kept up to date between
/// its records: so nobody needs a lock to read them.
/// </summary>
internal sealed class GlobalTables(StreamApplication application, int thread, ThreadClient client)
{
    // Records of one partition before the next one has its turn; queries may read in between.
    private const int Enough = 1000;

    // A topic that does not get on for so long has no leader, or nobody who answers: as long as Kafka Streams waits for a task (task.timeout.ms).
    private const long StandstillMs = 300_000;
    private const long ReportEveryMs = 10_000;

    private readonly List<GlobalPartition> _partitions = [];

    public StreamTask? Task { get; private set; }

    public IReadOnlyList<IStateStore> Stores => Task?.Stores ?? [];

    /// <summary>Opens the stores and reads their topics to the end, unless the thread is to stop before that.</summary>
    /// <param name="isStopping">Whether the thread is to stop.</param>
    /// <exception cref="StreamsException">A topic has not got on for five minutes.</exception>
    public void Open(Func<bool> isStopping)
    {
        if (application.Topology.GlobalStores.Count == 0) return;
        string folder = Path.Combine(application.Directory.Folder, $"global-{thread}");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        var context = new TaskContext(new TaskId { Id = -1, Partition = thread }, application.Config, client)
        {
            StateFolder = folder,
            Metrics = application.Metrics,
            RocksMemory = application.RocksMemory,
            WallClockMs = Now,
        };
        Task = new StreamTask(application.Topology.BuildGlobal(context), [], maxIdleMs: -1);
        Task.OpenStores();
        Task.Start();
        var partitions = new List<(string Topic, int Partition)>();
        foreach (string topic in application.Topology.GlobalTopics)
            for (int p = 0; p < client.PartitionsOf(topic); p++) partitions.Add((topic, p));
        var first = client.FirstOffsets(partitions);
        var ends = client.EndOffsets(partitions);
        foreach (var partition in partitions)
        {
            var reader = client.Read(partition.Topic, partition.Partition, first[partition]);
            var opened = new GlobalPartition(reader, Task.LaneOf(partition.Topic)!, StoreOf(partition.Topic), ends[partition]);
            _partitions.Add(opened);
            application.Started(opened.Name, opened.Store, first[partition], opened.End);
        }

        ReadToEnd(isStopping);
    }

    /// <summary>Takes in what has come; returns whether there was anything.</summary>
    public bool Step(long now)
    {
        if (Task is null) return false;
        bool any = false;
        foreach (var partition in _partitions)
        {
            if (partition.Reader.IsOutOfRange) BeginAgain(partition);
            // One lane serves all partitions of a topic, so a partition is worked through before the next one has its turn.
            lock (Task.Context.Gate) any |= Take(Task, partition, now);
            // What a store holds back is bounded by bytes, not by records.
            if (Task.WantsCommit) Apply(Task);
        }

        if (any) Apply(Task);
        return any;
    }

    public void Close()
    {
        foreach (var partition in _partitions) partition.Reader.Close();
        _partitions.Clear();
        Task?.Close();
        Task = null;
    }

    private long Now => application.Config.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    private static bool Take(StreamTask task, GlobalPartition partition, long now)
    {
        IncomingRecord record = default;
        int taken = 0;
        for (; taken < Enough && partition.Reader.TryMoveNext(ref record); taken++)
        {
            partition.Lane.Add(record);
            while (task.Step(now))
            {
                // Bounded by the record just added.
            }

            partition.Reader.Done(record.Offset + 1);
        }

        partition.Total += taken;
        return taken > 0;
    }

    private static void Apply(StreamTask task)
    {
        task.Flush();
        task.Apply(_ => -1);
    }

    private void ReadToEnd(Func<bool> isStopping)
    {
        long moved = client.Now, reported = moved, left = Left();
        while (!isStopping())
        {
            long now = client.Now;
            client.Drive(now);
            bool any = Step(Now);
            Tell();
            long before = left;
            left = Left();
            if (left == 0 && !any) return;
            if (any || left != before) moved = now;
            if (now - moved >= StandstillMs) throw new StreamsException(Standstill());
            if (now - reported >= ReportEveryMs)
            {
                reported = now;
                ThreadLog.GlobalsLeft(application.Logger, left, _partitions.Count(p => p.Left > 0));
            }

            if (!any) client.Wait(now, now + 100);
        }
    }

    private long Left()
    {
        long left = 0;
        foreach (var partition in _partitions) left += partition.Left;
        return left;
    }

    private void Tell()
    {
        foreach (var partition in _partitions)
        {
            if (partition.Total > partition.Told) application.Moved(partition.Name, partition.Store, Math.Min(partition.Reader.FetchedPosition, partition.End), partition.Total - partition.Told);
            bool ends = !partition.IsComplete && partition.Left == 0 && partition.Total == partition.Told;
            partition.Told = partition.Total;
            if (!ends) continue;
            partition.IsComplete = true;
            application.Ended(partition.Name, partition.Store, partition.Total);
        }
    }

    private string Standstill() => $"global tables cannot be filled: {string.Join(", ", _partitions.Where(p => p.Left > 0).Select(p => $"{p.Name.Topic}-{p.Name.Partition.Value} at {p.Reader.FetchedPosition} of {p.End}"))} "
        + $"did not get on for {StandstillMs / 1000} s. Look whether these partitions have leaders, and whether this instance may read them";

    // The log was cut while it was read: what is left of it is all there is.
    private void BeginAgain(GlobalPartition partition)
    {
        var place = (partition.Reader.Topic, partition.Reader.Partition);
        long first = client.FirstOffsets([place])[place];
        ThreadLog.OutOfRange(application.Logger, $"{place.Topic}-{place.Partition}", partition.Reader.FetchedPosition, first);
        partition.Reader.Seek(first);
    }

    private string StoreOf(string topic)
    {
        foreach (string store in application.Topology.GlobalStores.Keys)
            if (application.Topology.ChangelogOf(store, application.Config.ApplicationId) == topic) return store;
        return topic;
    }
}
