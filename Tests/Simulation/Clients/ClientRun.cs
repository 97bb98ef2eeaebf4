using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Writing;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>
/// One run: writers with and without transactions, readers, and groups that copy, on one broker; faults for a while, then none; then the logs are
/// compared with what everybody did.
/// </summary>
internal sealed class ClientRun
{
    private const int FaultyMs = 45_000;
    private const int HealingMs = 400_000;
    private const string ExactCopy = "exact-copy", LooseCopy = "loose-copy";

    private readonly SimWorld _world;
    private readonly Ledger _ledger = new();
    private readonly int _partitions;
    private readonly ClientOptions _options;
    private bool _isOver;

    private ClientRun(int seed)
    {
        _world = new SimWorld(seed);
        _partitions = _world.Random.Next(1, 4);
        _options = new ClientOptions { BootstrapServers = _world.Cluster.Addresses, RequestTimeoutMs = _world.Random.Next(1_500, 8_000), ConnectTimeoutMs = 3_000, ApiTimeoutMs = 60_000 };
    }

    /// <exception cref="SimulationFailedException">The run has shown what must not be; the message has the seed and the story.</exception>
    public static SimWorld Run(int seed)
    {
        var run = new ClientRun(seed);
        try
        {
            run.Run();
        }
        catch (Exception e)
        {
            foreach (var host in run._world.Hosts.Where(h => !h.IsDead && !h.IsDone)) run._world.Trace($"{host.Name} is left: {host.About()}");
            throw new SimulationFailedException($"seed {seed}: {e.Message}\n{run._world.Faults}\n{run._world.Story()}", e);
        }
        return run._world;
    }

    private void Run()
    {
        CreateTopics();
        var writers = Writers();
        var members = Members();
        BrokerFaults.Begin(_world);
        _world.RunTo(_world.Now + FaultyMs);
        Heal();
        long deadline = _world.Now + HealingMs;
        Finish(writers, deadline, "writers do not end");
        // What dead writers had sent may still be on its way, or lie before a node that is frozen.
        _world.RunTo(_world.Now + _world.Faults.LateMs + _world.Faults.FreezeMs);
        var committed = ReadAll(WriterScripts.Topic, deadline);
        _ledger.CheckInput(committed);
        foreach (string group in new[] { ExactCopy, LooseCopy }) AwaitCopied(group, deadline);
        _isOver = true;
        Finish(members, deadline, "members do not leave");
        CheckExact(committed, ReadAll(ExactCopy, deadline));
        CheckLoose(committed, ReadAll(LooseCopy, deadline));
    }

    private void CreateTopics()
    {
        Once("admin", async host =>
        {
            var topics = new[] { WriterScripts.Topic, ExactCopy, LooseCopy }.Select(t => new NewTopic(t, _partitions, 1));
            var made = await host.Answer(host.Client.Admin.CreateTopics(topics));
            if (made.FirstOrDefault(m => m.Error is { Code: not Protocol.Errors.ErrorCode.TopicAlreadyExists }) is { } bad) throw new SimulationFailedException($"{bad.Name}: {bad.Error!.Message}");
        }, HealingMs);
    }

    private List<Slot> Writers()
    {
        var slots = new List<Slot>();
        for (int i = 0; i < 2; i++)
        {
            string name = $"w{i}";
            var options = new WriterOptions { LingerMs = _world.Random.Next(20), BatchBytes = 1024, MaxInFlight = _world.Random.Next(1, 6), BufferBytes = 16 * 1024, DeliveryTimeoutMs = _world.Random.Next(4) == 0 ? 10_000 : 3_600_000 };
            slots.Add(new Slot(_world, name, _options, (host, life) => WriterScripts.Idempotent(host, _ledger, $"{name}.{life}", _partitions, options), (true, () => _world.IsHealed)));
        }
        for (int i = 0; i < 2; i++)
        {
            string id = $"tx{i}";
            slots.Add(new Slot(_world, id, _options, (host, life) => WriterScripts.Transactional(host, _ledger, id, life, _partitions), (true, () => _world.IsHealed)));
        }
        slots.Add(new Slot(_world, "reader", _options, (host, life) =>
        {
            var seen = Enumerable.Range(0, _partitions).Select(_ => new List<(long, string)>()).ToList();
            for (int p = 0; p < _partitions; p++) _ledger.Seen.Add(($"reader.{life}", p, seen[p]));
            return ReaderScript.Read(host, WriterScripts.Topic, (_, _) => _world.IsHealed, seen);
        }, (true, () => _world.IsHealed)));
        return slots;
    }

    private List<Slot> Members()
    {
        var slots = new List<Slot>();
        foreach (string group in new[] { ExactCopy, LooseCopy })
        {
            var protocol = (CopyGroup)_world.Random.Next(3);
            _world.Trace($"{group} is a group of the {protocol} protocol");
            for (int i = 0, count = _world.Random.Next(1, 4); i < count; i++)
            {
                string name = $"{group}-{i}";
                slots.Add(new Slot(_world, name, _options, (host, _) => new CopyMember(host, (group, protocol), group, _partitions, group == ExactCopy ? name : null) { IsOver = () => _isOver }.Run(), (true, () => _isOver)));
            }
        }
        return slots;
    }

    private void Heal()
    {
        _world.Trace("all faults end");
        _world.IsHealed = true;
        _world.Cluster.Start();
    }

    private void Finish(List<Slot> slots, long deadline, string what)
    {
        _world.RunUntil(() => slots.TrueForAll(s => s.IsDone), deadline, () => $"{what}: {string.Join(", ", slots.Where(s => !s.IsDone).SelectMany(s => s.Hosts).Where(h => !h.IsDead && !h.IsDone).Select(h => h.Name))}");
    }

    private List<List<(long Offset, string Value)>> ReadAll(string topic, long deadline)
    {
        var seen = Enumerable.Range(0, _partitions).Select(_ => new List<(long Offset, string Value)>()).ToList();
        Once($"check-{topic}", host => ReaderScript.Read(host, topic, (p, position) => position >= EndOf(topic, p), seen), deadline - _world.Now);
        return seen;
    }

    private long EndOf(string topic, int partition) => _world.Cluster.IsUp ? _world.Cluster.Core.Topics.Find(topic, partition)!.Log.NextOffset : long.MaxValue;

    // Everything was worked on when the group's offsets stand at the ends.
    private void AwaitCopied(string group, long deadline) => Once($"await-{group}", async host =>
    {
        while (true)
        {
            var offsets = await host.Answer(host.Client.Admin.FetchOffsets(group, Enumerable.Range(0, _partitions).Select(p => new TopicPartition(WriterScripts.Topic, p))));
            if (Enumerable.Range(0, _partitions).All(p => EndOf(WriterScripts.Topic, p) is var end && (end == 0 || (offsets.TryGetValue(new TopicPartition(WriterScripts.Topic, p), out var at) && at.Offset >= end)))) return;
            _world.Trace($"{group} stands at {string.Join(", ", offsets.Select(o => $"{o.Key.Partition}: {o.Value.Offset} of {EndOf(WriterScripts.Topic, o.Key.Partition)}"))}");
            await host.Sleep(500);
        }
    }, deadline - _world.Now);

    private void Once(string name, Func<SimHost, Task> script, long timeoutMs)
    {
        var host = new SimHost(_world, name, _options, script);
        host.Start();
        _world.RunUntil(() => host.IsDone, _world.Now + timeoutMs, () => $"{name} does not end");
    }

    private void CheckExact(List<List<(long Offset, string Value)>> input, List<List<(long Offset, string Value)>> copied)
    {
        for (int p = 0; p < _partitions; p++)
        {
            for (int i = 0; i < Math.Max(input[p].Count, copied[p].Count); i++)
            {
                string due = i < input[p].Count ? $"{input[p][i].Offset} {input[p][i].Value}" : "nothing", there = i < copied[p].Count ? copied[p][i].Value : "nothing";
                if (due != there) throw new SimulationFailedException($"exactly-once copy of partition {p}, record {i}: {there} where {due} is due");
            }
        }
    }

    private void CheckLoose(List<List<(long Offset, string Value)>> input, List<List<(long Offset, string Value)>> copied)
    {
        for (int p = 0; p < _partitions; p++)
        {
            var there = copied[p].Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var (offset, value) in input[p])
                if (!there.Remove($"{offset} {value}")) throw new SimulationFailedException($"at-least-once copy: {offset} {value} of partition {p} is missing");
            if (there.Count > 0) throw new SimulationFailedException($"at-least-once copy: {there.First()} of partition {p} was never committed to the input");
        }
    }
}
