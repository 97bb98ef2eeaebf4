using System.Text;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Writing;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Table;
using Streamiz.Simulation.Tests.Clients;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Engine;

/// <summary>
/// One run: two instances of an application that copies its input, and counts it by word and window behind a repartition; they die, freeze, stop and
/// lose their folders. In the end the output is what a plain recomputation of the input gives.
/// </summary>
internal sealed class EngineRun
{
    private const int FaultyMs = 60_000, HealingMs = 600_000, WindowMs = 10_000, CheckEveryMs = 5_000, GraceMs = 24 * 3_600_000;
    private const string Input = "in", Copy = "copy", Counts = "counts", Application = "app";

    private readonly SimWorld _world;
    private readonly int _partitions;
    private readonly bool _isExact;
    private readonly bool _isCached;
    private readonly bool _isOnDisk;
    private readonly bool _isSharedByCluster;
    private readonly string _folder;
    private readonly ClientOptions _options;
    private readonly List<EngineSlot> _slots = [];

    private EngineRun(int seed)
    {
        _world = new SimWorld(seed);
        _partitions = _world.Random.Next(1, 4);
        _isExact = _world.Random.Next(3) > 0;
        _isCached = _world.Random.Next(3) == 0;
        _isOnDisk = _world.Random.Next(4) == 0;
        _isSharedByCluster = _world.Random.Next(3) == 0;
        _folder = Path.Combine(Path.GetTempPath(), $"streamiz-sim-{Environment.ProcessId}-{seed}");
        _options = new ClientOptions { BootstrapServers = _world.Cluster.Addresses, RequestTimeoutMs = 3_000, ConnectTimeoutMs = 3_000 };
    }

    /// <exception cref="SimulationFailedException">The run has shown what must not be; the message has the seed and the story.</exception>
    public static SimWorld Run(int seed)
    {
        var run = new EngineRun(seed);
        try
        {
            run.Run();
        }
        catch (Exception e)
        {
            foreach (var slot in run._slots) run._world.Trace(slot.About());
            throw new SimulationFailedException($"seed {seed}{(run._isExact ? ", exactly once" : "")}{(run._isCached ? ", cached" : "")}{(run._isOnDisk ? ", on disk" : "")}{(run._isSharedByCluster ? ", streams group" : "")}: {e.Message}\n{run._world.Faults}\n{run._world.Story()}", e);
        }
        finally
        {
            foreach (var slot in run._slots) slot.Kill();
            if (Directory.Exists(run._folder)) Directory.Delete(run._folder, recursive: true);
        }
        return run._world;
    }

    private void Run()
    {
        Once("admin", async host => await host.Answer(host.Client.Admin.CreateTopics(new[] { Input, Copy, Counts }.Select(t => new NewTopic(t, _partitions, 1)))), HealingMs);
        var writer = new SimHost(_world, "writer", _options, Write);
        writer.Start();
        for (int i = 0; i < 2; i++)
        {
            string name = $"e{i}";
            _slots.Add(new EngineSlot(_world, name, Path.Combine(_folder, name), Config, Build));
        }
        BrokerFaults.Begin(_world);
        _world.RunTo(_world.Now + FaultyMs);
        _world.Trace("all faults end");
        _world.IsHealed = true;
        _world.Cluster.Start();
        long deadline = _world.Now + HealingMs;
        _world.RunUntil(() => writer.IsDone, deadline, () => "the writer does not end");
        var input = ReadAll(Input);
        string? wrong = "";
        while ((wrong = Check(input)) is not null)
        {
            if (_world.Now > deadline) throw new SimulationFailedException(wrong);
            _world.RunTo(_world.Now + CheckEveryMs);
        }
        foreach (var slot in _slots) slot.Stop();
        _world.RunUntil(() => _slots.TrueForAll(s => s.IsDone), deadline, () => "the instances do not stop");
        if (Check(input) is { } late) throw new SimulationFailedException($"after the end: {late}");
    }

    private StreamConfig Config(string name)
    {
        var config = new StreamConfig<StringSerDes, StringSerDes>
        {
            ApplicationId = Application,
            ClientId = name,
            BootstrapServers = _world.Cluster.Addresses,
            CommitIntervalMs = 400,
            NumStandbyReplicas = _partitions > 1 ? 1 : 0,
            LingerMs = 5,
            SessionTimeoutMs = 10_000,
            TimeProvider = _world.Clock,
            TransactionTimeout = TimeSpan.FromSeconds(15),
            DefaultStateStoreCacheMaxBytes = _isCached ? 1 << 20 : 0,
        };
        if (_isSharedByCluster) config.AddConfig("group.protocol", "streams");
        if (_isExact) config.Guarantee = ProcessingGuarantee.EXACTLY_ONCE;
        return config;
    }

    private Topology Build()
    {
        var builder = new StreamBuilder();
        var input = builder.Stream<string, string>(Input);
        input.To(Copy);
        var words = input.GroupBy((_, value, _) => value.Split(' ')[0]).WindowedBy(TumblingWindowOptions.Of(WindowMs, GraceMs));
        var counted = _isOnDisk ? words.Count(RocksDbWindows.As<string, long>("words")) : words.Count(InMemoryWindows.As<string, long>("words"));
        counted.ToStream().Map((window, count, _) => KeyValuePair.Create($"{window.Key}@{window.Window.StartMs}", $"{count}")).To(Counts);
        return builder.Build();
    }

    private async Task Write(SimHost host)
    {
        var random = _world.Random;
        var writer = host.Client.OpenWriter(new WriterOptions { LingerMs = 2, DeliveryTimeoutMs = 3_600_000 });
        for (int number = 0; !_world.IsHealed; number++)
        {
            long timestamp = _world.Clock.UnixNow - random.Next(30_000);
            byte[] key = Encoding.UTF8.GetBytes($"k{random.Next(20)}"), value = Encoding.UTF8.GetBytes($"w{random.Next(8)} {number} {timestamp}");
            var to = writer.Partition(Input, random.Next(_partitions));
            await host.Until(() => writer.TryAppend(to, timestamp, key, value));
            if (random.Next(5) == 0) await host.Sleep(random.Next(400));
        }
        writer.Flush();
        await host.Until(() => writer.IsFlushed);
        if (writer.TryTakeFailure(out var failure)) throw failure.Error;
    }

    /// <summary>What is wrong with the output, or null.</summary>
    private string? Check(List<List<(long Offset, string Value)>> input)
    {
        var copied = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, value) in ReadAll(Copy).SelectMany(p => p)) copied[value] = copied.GetValueOrDefault(value) + 1;
        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (_, value) in input.SelectMany(p => p))
        {
            int times = copied.GetValueOrDefault(value);
            if (times == 0) return $"'{value}' is not copied";
            if (_isExact && times > 1) return $"'{value}' is copied {times} times";
            string[] parts = value.Split(' ');
            string window = $"{parts[0]}@{long.Parse(parts[2]) / WindowMs * WindowMs}";
            expected[window] = expected.GetValueOrDefault(window) + 1;
        }
        return CheckCounts(expected, ReadAll(Counts));
    }

    private string? CheckCounts(Dictionary<string, long> expected, List<List<(long Offset, string Value)>> read)
    {
        var last = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (offset, line) in read.SelectMany(p => p))
        {
            string[] parts = line.Split('=');
            long count = long.Parse(parts[1]), before = last.GetValueOrDefault(parts[0]);
            bool follows = _isCached ? count > before : count == before + 1;
            if (_isExact && !follows) return $"{parts[0]} goes from {before} to {count} at offset {offset}: {string.Join(", ", read.SelectMany(p => p).Where(r => r.Value.StartsWith(parts[0] + "=", StringComparison.Ordinal)).Select(r => $"{r.Offset}: {r.Value[(parts[0].Length + 1)..]}"))}";
            last[parts[0]] = count;
        }
        // Without transactions nothing keeps an instance that has been put out from sending what it had counted before it knew, over what the next
        // owner has written: so it is in Kafka Streams, too.
        if (!_isExact && _slots.Exists(s => s.WasPutOut)) return null;
        foreach (var (window, count) in expected)
        {
            long there = last.GetValueOrDefault(window);
            if (_isExact ? there != count : there < count) return $"{window} is {there}; {count} records belong to it";
        }
        return last.Keys.FirstOrDefault(w => !expected.ContainsKey(w)) is { } unknown ? $"{unknown} has a count and no records" : null;
    }

    private List<List<(long Offset, string Value)>> ReadAll(string topic)
    {
        var seen = Enumerable.Range(0, _partitions).Select(_ => new List<(long Offset, string Value)>()).ToList();
        Once($"check-{topic}", host => ReaderScript.Read(host, topic, (p, position) => position >= _world.Cluster.Core.Topics.Find(topic, p)!.Log.LastStableOffset, seen, withKeys: topic == Counts), HealingMs);
        return seen;
    }

    private void Once(string name, Func<SimHost, Task> script, long timeoutMs)
    {
        var host = new SimHost(_world, name, _options, script);
        host.Start();
        _world.RunUntil(() => host.IsDone, _world.Now + timeoutMs, () => $"{name} does not end");
    }
}
