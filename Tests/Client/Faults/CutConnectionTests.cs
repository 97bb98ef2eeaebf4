using Streamiz.Broker;
using Streamiz.Client.Admin;
using Streamiz.Client.Writing;
using Streamiz.Tests;

namespace Streamiz.Client.Tests.Faults;

/// <summary>Real connections, each cut after every number of bytes that the broker answers: writers write everything once and in order.</summary>
public sealed class CutConnectionTests
{
    // More than the answers to greeting, metadata, identity and the first writes take together.
    private const int LastByte = 1_000;
    private const int Connections = 3, Records = 3;
    private const string Plain = "plain", Exact = "exact";

    [Test]
    public async Task Writers_write_everything_once_wherever_an_answer_is_cut()
    {
        await using var broker = await EmbeddedBroker.StartAsync();
        await using var proxy = new CutProxy(broker.Port);
        using (var client = NewClient(proxy)) client.Await(client.Admin.CreateTopics([new NewTopic(Plain, 1, 1), new NewTopic(Exact, 1, 1)]));
        var expected = new List<string>();
        var committed = new List<string>();
        for (int cut = 0; cut < LastByte; cut += 1 + (cut / 500)) Write(proxy, cut, expected, committed);
        using var reader = new KafkaClient(new ClientOptions { BootstrapServers = broker.BootstrapServers });
        Assert.That(Driving.ReadAll(reader, Plain, 1)[0], Is.EqualTo(expected));
        Assert.That(Driving.ReadAll(reader, Exact, 1)[0], Is.EqualTo(committed));
    }

    private static void Write(CutProxy proxy, int cut, List<string> expected, List<string> committed)
    {
        proxy.CutNext(Connections, cut);
        using var client = NewClient(proxy);
        var plain = client.OpenWriter(new WriterOptions { LingerMs = 0 });
        var exact = client.OpenWriter(new WriterOptions { LingerMs = 0, TransactionalId = "exact" });
        for (int i = 0; i < Records; i++)
        {
            expected.Add($"{cut}/{i}");
            Driving.Append(client, plain, Plain, 0, expected[^1]);
            client.Drive(client.Now);
        }
        client.Await(exact.Transaction.Init());
        exact.Transaction.Begin();
        for (int i = 0; i < Records; i++)
        {
            committed.Add($"{cut}/{i}");
            Driving.Append(client, exact, Exact, 0, committed[^1]);
        }
        client.Await(exact.Transaction.Commit());
        Driving.Flush(client, plain);
    }

    private static KafkaClient NewClient(CutProxy proxy) =>
        new(new ClientOptions { BootstrapServers = $"127.0.0.1:{proxy.Port}", ReconnectBackoffMs = 1, ReconnectBackoffMaxMs = 2, RetryBackoffMs = 1, RetryBackoffMaxMs = 2 }, new ProxyNetwork(proxy.Port));
}
