using Streamiz.Broker;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Kafka.Net.Tests.Cluster;

namespace Streamiz.Hosting.Tests;

/// <summary>An embedded broker in memory, a topic to read and one to write of one partition, so that there is an order, and a folder for state.</summary>
public abstract class EmbeddedFixture
{
    private string _folder = null!;
    private EmbeddedBroker _broker = null!;

    protected FaultPlan Faults { get; private set; } = null!;

    protected TestCluster Cluster { get; private set; } = null!;

    protected LogLines Log { get; private set; } = null!;

    [SetUp]
    public async Task Begin()
    {
        Faults = new FaultPlan();
        var options = new BrokerOptions { Faults = Faults };
        options.Settings["group.initial.rebalance.delay.ms"] = "0";
        _broker = await EmbeddedBroker.StartAsync(options);
        Cluster = TestCluster.On(_broker.BootstrapServers);
        Log = new LogLines();
        _folder = Directory.CreateTempSubdirectory("streamiz-hosting-").FullName;
        Cluster.CreateTopic("in", 2);
        Cluster.CreateTopic("out", 1);
    }

    [TearDown]
    public async Task End()
    {
        Cluster?.Dispose();
        if (_broker is not null) await _broker.DisposeAsync();
        Log?.Dispose();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    protected StreamConfig<StringSerDes, StringSerDes> Config() => new()
    {
        ApplicationId = "app",
        BootstrapServers = _broker.BootstrapServers,
        StateDir = _folder,
        CommitIntervalMs = 50,
        PollMs = 20,
        Logger = Log,
    };

    protected static Topology Upper(string to = "out")
    {
        var builder = new StreamBuilder();
        builder.Stream<string, string>("in").MapValues((v, _) => v.ToUpperInvariant()).To(to);
        return builder.Build();
    }

    protected void Write(params string[] values)
    {
        foreach (string value in values) Cluster.Write("in", 0, value, value);
        Cluster.Flush();
    }

    protected List<string?> Read(int count) => [.. Cluster.ReadUntil("out", r => r.Count >= count).Select(r => r.Value)];
}
