using Microsoft.Extensions.Logging.Abstractions;
using Streamiz.Kafka.Net.Kafka;
using Streamiz.Kafka.Net.Metrics;
using Streamiz.Kafka.Net.Runtime;
using Streamiz.Kafka.Net.Stream;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.Tests.Standby;

/// <summary>An instance of one thread that ends like a process that is killed: it commits nothing, says nothing, and its folder stays as it is.</summary>
internal sealed class MortalInstance : IDisposable
{
    private readonly StreamApplication _application;
    private readonly StreamThread _thread;
    private readonly MortalNetwork _network;

    public MortalInstance(Topology topology, StreamConfig config)
    {
        config.ClientId ??= "mortal";
        _network = new MortalNetwork(ClientSettings.Network(config, config.ClientId));
        TopicSetup topics;
        using (var client = new ThreadClient(config, "mortal-admin"))
        {
            topics = new TopicSetup(topology.Logical, config, client.ListTopics());
            client.CreateTopics(topics.Missing);
        }

        _application = new StreamApplication
        {
            Config = config,
            Topology = topology.Logical,
            Directory = new StateDirectory(config.StateDir, config.ApplicationId),
            Topics = topics,
            Metrics = new StreamMetricsRegistry(config.ClientId, config.MetricsRecording),
            Logger = NullLogger.Instance,
            ClientId = config.ClientId,
            RocksMemory = new RocksDbMemory(8 << 20, 4 << 20),
            Connect = (clientId, transactionalId) => new ThreadClient(config, clientId, _network, transactionalId),
        };
        _thread = new StreamThread(_application, 0);
        _thread.Start();
    }

    public void Kill()
    {
        _network.Kill();
        Assert.That(_thread.Join(TimeSpan.FromSeconds(30)), "the thread ends when it is killed");
    }

    public void Dispose()
    {
        _network.Kill();
        _thread.Join(TimeSpan.FromSeconds(30));
        _application.Dispose();
    }
}
