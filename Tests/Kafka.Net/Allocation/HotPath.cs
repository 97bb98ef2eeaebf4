using System.Buffers.Binary;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Processors;
using Streamiz.Kafka.Net.Processors.Internal;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.State;
using Streamiz.Kafka.Net.Stream;

namespace Streamiz.Kafka.Net.Tests.Allocation;

/// <summary>A task over a source and a sink in memory that allocate nothing themselves.</summary>
internal sealed class HotPath : IDisposable
{
    private const int Keys = 64;

    private readonly StreamTask _task;
    private readonly byte[][] _keys;
    private readonly byte[] _value = new byte[8];
    private readonly string _folder = Directory.CreateTempSubdirectory("streamiz-alloc-").FullName;
    private long _time = 1_000_000;
    private long _offset;

    public HotPath(Topology topology, StreamConfig config)
    {
        var logical = topology.Logical;
        var changelogs = logical.Stores.Values.Select(s => (s.Name, Topic: logical.ChangelogOf(s.Name, config.ApplicationId))).Where(s => s.Topic is not null).ToDictionary(s => s.Name, s => s.Topic!);
        var context = new TaskContext(new TaskId { Id = 0, Partition = 0 }, config, new Nowhere())
        {
            StateFolder = _folder,
            Changelogs = changelogs,
            FilledFromSource = logical.StoresFilledFromSource,
        };
        _task = new StreamTask(logical.BuildWhole(context), [], maxIdleMs: -1);
        _task.OpenStores();
        _task.Start();
        _keys = [.. Enumerable.Range(0, Keys).Select(i => { var key = new byte[8]; BinaryPrimitives.WriteInt64BigEndian(key, i); return key; })];
        BinaryPrimitives.WriteInt64BigEndian(_value, 42);
    }

    public long Processed => _task.Processed;

    /// <summary>Sends records with long keys and values through a topic's source, a millisecond apart.</summary>
    public void Run(string topic, int records)
    {
        var lane = _task.LaneOf(topic)!;
        for (int i = 0; i < records; i++)
        {
            lane.Add(new IncomingRecord { Key = _keys[i % Keys], Value = _value, Timestamp = _time, Offset = _offset++, Partition = 0 });
            _time++;
            while (_task.Step(_time))
            {
                // Bounded by the record just added.
            }
        }
    }

    public void Commit()
    {
        _task.Flush();
        _task.Apply(static _ => -1);
    }

    public void Dispose()
    {
        _task.Close();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Nowhere : IRecordSink
    {
        public OutTopic Open(string topic) => new Hole(topic);

        private sealed class Hole(string name) : OutTopic(name)
        {
            public override int Partitions => 4;

            public override void Send(int partition, in OutgoingRecord record)
            {
            }
        }
    }
}
