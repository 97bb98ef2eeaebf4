using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Client.Groups;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Simulation.Tests.World;

namespace Streamiz.Simulation.Tests.Clients;

/// <summary>
/// Clients of every kind against answers that are spoilt: what comes of it is an error that says so, or nothing; never another exception, never a driver
/// that does not come to rest, and no memory beyond what was asked for.
/// </summary>
internal sealed class HostileRun
{
    private const int HealthyMs = 5_000, SpoiltMs = 120_000, LifeMs = 20_000;
    private const long MaxLiveBytes = 256L << 20;
    private const string Topic = "in";

    private readonly SimWorld _world;
    private readonly ClientOptions _options = new() { BootstrapServers = "broker1:9092", RequestTimeoutMs = 1_000, ConnectTimeoutMs = 1_000, ApiTimeoutMs = 5_000, ReconnectBackoffMs = 1, ReconnectBackoffMaxMs = 10, RetryBackoffMs = 1, RetryBackoffMaxMs = 10, MaxResponseBytes = 1 << 20 };

    private HostileRun(int seed) => _world = new SimWorld(seed, new FaultProfile { LatencyMs = 1 });

    /// <summary>Runs a seed; answers how many answers were spoilt.</summary>
    public static int Run(int seed)
    {
        var run = new HostileRun(seed);
        try
        {
            return run.Run();
        }
        catch (Exception e)
        {
            throw new SimulationFailedException($"seed {seed}: {e.Message}\n{run._world.Story()}", e);
        }
    }

    private int Run()
    {
        var admin = new SimHost(_world, "admin", _options, async host => await host.Answer(host.Client.Admin.CreateTopics([new NewTopic(Topic, 3, 1)])));
        admin.Start();
        _world.RunUntil(() => admin.IsDone, HealthyMs, () => "no topic");
        _world.Corruption = new Corruption(_world.Random, 0.4);
        Again("writer", Write);
        Again("transactions", Transact);
        Again("reader", Read);
        Again("member", Join);
        Again("consumer", host => Follow(host, new ConsumerMembership(host.Client, Membership("consumers"))));
        Again("streams", host => Follow(host, new StreamsMembership(host.Client, Membership("streams"), host.Name)));
        Again("questions", Ask);
        _world.RunTo(_world.Now + SpoiltMs);
        long live = GC.GetTotalMemory(forceFullCollection: false);
        if (live > MaxLiveBytes) throw new SimulationFailedException($"{live >> 20} MiB are held");
        return _world.Corruption.Spoilt;
    }

    // One life after the other: a client that was told nonsense may be beyond repair.
    private void Again(string name, Func<SimHost, Task> script)
    {
        int life = 0;
        Begin();

        void Begin()
        {
            var host = new SimHost(_world, $"{name}.{life++}", _options, async h =>
            {
                try
                {
                    await script(h);
                }
                catch (KafkaException e)
                {
                    _world.Trace($"{h.Name}: {e.Message}");
                }
            });
            host.Start();
            _world.After(LifeMs, () =>
            {
                host.Die();
                if (!host.IsDone) host.Client.Dispose();
                if (host.Client.RentedSlabs != 0) throw new SimulationFailedException($"{host.Name} keeps {host.Client.RentedSlabs} slabs");
                Begin();
            });
        }
    }

    private async Task Write(SimHost host)
    {
        var writer = host.Client.OpenWriter(new WriterOptions { LingerMs = 1, BatchBytes = 1024, BufferBytes = 64 * 1024, DeliveryTimeoutMs = 5_000 });
        while (true)
        {
            await WriterScripts.Append(host, writer, host.World.Random.Next(3), () => "some value", Topic);
            while (writer.TryTakeFailure(out _))
            {
            }
            await host.Sleep(host.World.Random.Next(5));
        }
    }

    private static async Task Transact(SimHost host)
    {
        var writer = host.Client.OpenWriter(new WriterOptions { TransactionalId = "tx", TransactionTimeoutMs = 10_000, LingerMs = 1, DeliveryTimeoutMs = 5_000 });
        await host.Answer(writer.Transaction.Init());
        while (true)
        {
            writer.Transaction.Begin();
            try
            {
                for (int i = 0; i < 3; i++) await WriterScripts.Append(host, writer, i, () => "some value", Topic);
                await host.Answer(writer.Transaction.SendOffsets(new GroupMetadata("group"), [new(new TopicPartition(Topic, 0), new OffsetAndMetadata(1))]));
                await host.Answer(writer.Transaction.Commit());
            }
            catch (KafkaException)
            {
                if (!await WriterScripts.TryAbort(host, writer)) return;
            }
            while (writer.TryTakeFailure(out _))
            {
            }
            await host.Sleep(2);
        }
    }

    private static async Task Read(SimHost host)
    {
        var fetcher = host.Client.OpenFetcher(new FetchOptions { ReadCommitted = true, MaxWaitMs = 20, MaxBatchBytes = 1 << 20 });
        for (int p = 0; p < 3; p++) fetcher.Add(new TopicPartition(Topic, p), 0);
        while (true)
        {
            await host.UntilOr(50, () => fetcher.HasBatches);
            while (fetcher.TryTake(out var batch))
            {
                try
                {
                    while (batch.Records.MoveNext()) _ = batch.Records.Value.Length;
                }
                catch (Protocol.WireFormatException)
                {
                    // The checksum was right and the content was not: so it stands in the log.
                }
                batch.Return();
            }
            while (fetcher.TryTakeProblem(out var problem)) fetcher.Seek(problem.Partition, 0);
            if (host.World.Random.Next(20) == 0) foreach (var partition in fetcher.Partitions) fetcher.Seek(partition, 0);
        }
    }

    private static async Task Join(SimHost host)
    {
        var member = host.Client.OpenGroup(new GroupOptions { GroupId = "group", SessionTimeoutMs = 6_000, HeartbeatIntervalMs = 20, MaxPollIntervalMs = 3_000 });
        member.Join([new GroupProtocol("p", "me"u8.ToArray())]);
        while (true)
        {
            GroupEvent? happened = null;
            await host.UntilOr(500, () => member.TryTakeEvent(out happened!));
            if (happened is null) continue;
            if (happened.Kind == GroupEventKind.Failed) return;
            if (happened.Kind == GroupEventKind.AssignmentNeeded) member.Assign(happened.Members.DistinctBy(m => m.MemberId).ToDictionary(m => m.MemberId, _ => (ReadOnlyMemory<byte>)new byte[] { 1 }));
            else if (happened.Kind != GroupEventKind.Assigned || host.World.Random.Next(4) == 0) member.Join([new GroupProtocol("p", "me"u8.ToArray())]);
        }
    }

    private static GroupOptions Membership(string group) => new() { GroupId = group, SessionTimeoutMs = 6_000, HeartbeatIntervalMs = 20, MaxPollIntervalMs = 3_000 };

    // A member whose coordinator shares the work.
    private static async Task Follow(SimHost host, ICopyMembership member)
    {
        member.Join();
        while (true)
        {
            GroupEvent? happened = null;
            await host.UntilOr(500, () => member.TryTakeEvent(out happened!));
            if (happened?.Kind == GroupEventKind.Failed) return;
            if (happened?.Kind == GroupEventKind.Assigned) member.Accept();
            if (happened?.Kind == GroupEventKind.Lost || host.World.Random.Next(20) == 0) member.Join();
        }
    }

    private static async Task Ask(SimHost host)
    {
        var partitions = Enumerable.Range(0, 3).Select(p => new TopicPartition(Topic, p)).ToArray();
        while (true)
        {
            await Try(host.Client.Admin.ListTopics());
            await Try(host.Client.Admin.ListOffsets(partitions, OffsetTime.Latest));
            await Try(host.Client.Admin.FetchOffsets("group", partitions));
            await Try(host.Client.Admin.DescribeCluster());
            await Try(host.Client.Admin.TopicConfigs(Topic));
            await Try(host.Client.Admin.ListGroups());
            await Try(host.Client.Admin.DescribeGroup("group"));
            await host.Sleep(1);
        }

        async Task Try<T>(Answer<T> answer)
        {
            try
            {
                await host.Answer(answer);
            }
            catch (KafkaException)
            {
                // An error that says what it is: that is what is asked for.
            }
        }
    }
}
