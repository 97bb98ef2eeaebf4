using Streamiz.Client.Admin;
using Streamiz.Client.Reading;
using Streamiz.Client.Writing;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>A broker that is killed or frozen in the middle: nothing is lost, nothing comes twice, everything in order.</summary>
public sealed class FaultTests : ClientTest
{
    private const int Records = 20_000;

    private KafkaServer _own = null!;

    [SetUp]
    public async Task StartOwn() => _own = await KafkaServer.StartAsync();

    [TearDown]
    public async Task EndOwn()
    {
        if (_own is not null) await _own.DisposeAsync();
    }

    [Test]
    public async Task An_idempotent_writer_survives_the_death_of_the_broker()
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = _own.BootstrapServers });
        client.Await(client.Admin.CreateTopics([new NewTopic("faults", 2, 1)]));
        var writer = client.OpenWriter(new WriterOptions { BatchBytes = 16 * 1024, LingerMs = 1, DeliveryTimeoutMs = 300_000 });
        Task? restart = null;
        for (int i = 0; i < Records; i++)
        {
            Append(client, writer, writer.Partition("faults", i % 2), 1000, Bytes("k"), Bytes($"{i}"));
            if (i % 500 == 0) client.Drive(client.Now);
            if (i != Records / 2) continue;
            // Requests are on their way, some of them written and not answered.
            _own.Kill();
            restart = _own.RestartAsync();
        }
        writer.Flush();
        DriveUntil(client, () => writer.IsFlushed, timeoutMs: 240_000, what: "the writer is not flushed");
        Assert.That(writer.TryTakeFailure(out var failure), Is.False, () => failure.Error.Message);
        await restart!;
        CheckAll(client);
    }

    [Test]
    public void A_frozen_broker_is_left_and_found_again()
    {
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = _own.BootstrapServers, RequestTimeoutMs = 1500 });
        client.Await(client.Admin.CreateTopics([new NewTopic("faults", 2, 1)]));
        var writer = client.OpenWriter(new WriterOptions { BatchBytes = 16 * 1024, LingerMs = 1, DeliveryTimeoutMs = 300_000 });
        for (int i = 0; i < Records; i++)
        {
            Append(client, writer, writer.Partition("faults", i % 2), 1000, Bytes("k"), Bytes($"{i}"));
            if (i % 500 == 0) client.Drive(client.Now);
            if (i != Records / 2) continue;
            _own.Freeze();
            long lost = client.Metrics.ConnectionsLost;
            DriveUntil(client, () => client.Metrics.ConnectionsLost > lost);
            _own.Thaw();
        }
        Flush(client, writer);
        CheckAll(client);
    }

    private static void CheckAll(KafkaClient client)
    {
        var records = Read(client, "faults", Records, partitions: 2);
        Assert.That(records, Has.Count.EqualTo(Records));
        for (int p = 0; p < 2; p++)
            Assert.That(records.Where(r => r.Partition == p).Select(r => int.Parse(r.Value!)), Is.EqualTo(Enumerable.Range(0, Records).Where(i => i % 2 == p)));
    }
}
