using Streamiz.Client.Admin;
using Streamiz.Client.Connections;
using Streamiz.Client.Writing;
using Streamiz.Protocol.Messages;
using Streamiz.Tests;

namespace Streamiz.Client.Tests.Faults;

/// <summary>Three nodes of Apache Kafka: each killed and started again, leaders moved, one frozen for longer than a time-out, while writers write.</summary>
public sealed class ClusterFaultTests
{
    private const int Partitions = 3, RecordsARound = 60, RoundsAFault = 4;
    private const string Plain = "plain", Exact = "exact";

    private readonly List<string>[] _plain = [.. Enumerable.Range(0, Partitions).Select(_ => new List<string>())];
    private readonly List<string>[] _exact = [.. Enumerable.Range(0, Partitions).Select(_ => new List<string>())];
    private KafkaCluster _cluster = null!;
    private KafkaClient _client = null!;
    private BatchWriter _plainWriter = null!;
    private BatchWriter _exactWriter = null!;
    private int _round;

    [OneTimeSetUp]
    public async Task Start()
    {
        _cluster = await KafkaCluster.StartAsync();
        _client = NewClient();
        var topics = new[] { Plain, Exact }.Select(t => new NewTopic(t, Partitions, 3, new Dictionary<string, string> { ["retention.ms"] = "-1" })).ToArray();
        foreach (var made in _client.Await(_client.Admin.CreateTopics(topics))) Assert.That(made.Error, Is.Null);
        _plainWriter = _client.OpenWriter(new WriterOptions { LingerMs = 1, BatchBytes = 1024, DeliveryTimeoutMs = 600_000 });
        _exactWriter = _client.OpenWriter(new WriterOptions { LingerMs = 1, BatchBytes = 1024, DeliveryTimeoutMs = 600_000, TransactionalId = "exact" });
        _client.Await(_exactWriter.Transaction.Init(), 120_000);
        AwaitReplicas();
    }

    [OneTimeTearDown]
    public async Task End()
    {
        _client?.Dispose();
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    [Test]
    public async Task Writers_lose_nothing_and_write_nothing_twice_while_nodes_die_freeze_and_leaders_move()
    {
        for (int node = 1; node <= Partitions; node++)
        {
            Write(1);
            Begin();
            _cluster.Kill(node);
            Write(RoundsAFault);
            await _cluster.RestartAsync(node);
            AwaitReplicas();
            ElectPreferredLeaders();
            Write(1);
        }
        int leader = _client.Cluster.Topic(Plain)!.Partitions[0].Leader;
        Begin();
        _cluster.Freeze(leader);
        Write(RoundsAFault);
        _cluster.Thaw(leader);
        Write(1);
        AwaitReplicas();

        using var reader = NewClient();
        var plain = Driving.ReadAll(reader, Plain, Partitions);
        var exact = Driving.ReadAll(reader, Exact, Partitions);
        for (int p = 0; p < Partitions; p++)
        {
            Assert.That(plain[p], Is.EqualTo(_plain[p]));
            Assert.That(exact[p], Is.EqualTo(_exact[p]));
        }
    }

    // The time-out is shorter than a freeze, and than the time in which the cluster finds out.
    private KafkaClient NewClient() => new(new ClientOptions { BootstrapServers = _cluster.BootstrapServers, RequestTimeoutMs = 3_000, ApiTimeoutMs = 120_000 });

    /// <summary>Has requests under way that the fault to come will meet.</summary>
    private void Begin()
    {
        for (int i = 0; i < RecordsARound; i++) AppendPlain();
        _client.Drive(_client.Now);
    }

    private void Write(int rounds)
    {
        for (; rounds > 0; rounds--)
        {
            _round++;
            _exactWriter.Transaction.Begin();
            bool aborts = _round % 4 == 0;
            for (int i = 0; i < RecordsARound; i++)
            {
                AppendPlain();
                string value = $"{_round}/{i}";
                Driving.Append(_client, _exactWriter, Exact, i % Partitions, value);
                if (!aborts) _exact[i % Partitions].Add(value);
                if (i % 20 == 0) _client.Drive(_client.Now);
            }
            if (aborts) Driving.Flush(_client, _exactWriter);
            _client.Await(aborts ? _exactWriter.Transaction.Abort() : _exactWriter.Transaction.Commit(), 120_000);
            Driving.Flush(_client, _plainWriter);
        }
    }

    private void AppendPlain()
    {
        int partition = _plain.Sum(p => p.Count) % Partitions;
        _plain[partition].Add($"{_plain[partition].Count}");
        Driving.Append(_client, _plainWriter, Plain, partition, _plain[partition][^1]);
    }

    private void AwaitReplicas() => Driving.Until(_client, () =>
    {
        var request = new MetadataRequest { AllowAutoTopicCreation = false };
        foreach (string topic in new[] { Plain, Exact }) request.Topics!.Add(new MetadataRequest.MetadataRequestTopic { Name = topic });
        var answer = _client.Await(_client.Ask<MetadataRequest, MetadataResponse>(Route.Any, request, r => r.ErrorCode).Answer, 120_000);
        return answer.Brokers.Count == 3 && answer.Topics.TrueForAll(t => t.Partitions.Count == Partitions && t.Partitions.TrueForAll(p => p.IsrNodes.Count == 3));
    }, "the replicas do not come together");

    private void ElectPreferredLeaders()
    {
        var request = new ElectLeadersRequest { ElectionType = 0, TopicPartitions = null, TimeoutMs = 30_000 };
        _client.Await(_client.Ask<ElectLeadersRequest, ElectLeadersResponse>(Route.Controller, request, r => r.ErrorCode).Answer, 120_000);
        _client.Cluster.Refresh();
    }
}
