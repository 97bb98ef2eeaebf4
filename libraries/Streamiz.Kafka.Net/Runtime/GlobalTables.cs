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
    private const int Enough = 1000;

    private readonly List<(PartitionReader Reader, Lane Lane, long End)> _partitions = [];

    public StreamTask? Task { get; private set; }

    public IReadOnlyList<IStateStore> Stores => Task?.Stores ?? [];

    /// <summary>Opens the stores and reads their topics to the end.</summary>
    public void Open()
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
            _partitions.Add((client.Read(partition.Topic, partition.Partition, first[partition]), Task.LaneOf(partition.Topic)!, ends[partition]));
        ReadToEnd();
    }

    /// <summary>Takes in what has come; returns whether there was anything.</summary>
    public bool Step(long now)
    {
        if (Task is null) return false;
        bool any = false;
        foreach (var (reader, lane, _) in _partitions)
        {
            // One lane serves all partitions of a topic, so a partition is worked through before the next one has its turn.
            IncomingRecord record = default;
            for (int i = 0; i < Enough && reader.TryMoveNext(ref record); i++)
            {
                lane.Add(record);
                while (Task.Step(now)) any = true;
                reader.Done(record.Offset + 1);
            }
        }

        if (!any) return false;
        Task.Flush();
        Task.Apply(_ => -1);
        return true;
    }

    public void Close()
    {
        foreach (var (reader, _, _) in _partitions) reader.Close();
        _partitions.Clear();
        Task?.Close();
        Task = null;
    }

    private long Now => application.Config.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();

    private void ReadToEnd()
    {
        while (_partitions.Exists(p => p.Reader.FetchedPosition < p.End))
        {
            long now = client.Now;
            client.Drive(now);
            if (!Step(Now)) client.Wait(now, now + 100);
        }

        Step(Now);
    }
}
