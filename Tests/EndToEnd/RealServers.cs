using Streamiz.Tests;

namespace Streamiz.EndToEnd;

/// <summary>Apache Kafka and a registry of another maker, where they are installed; tests that need them are skipped elsewhere.</summary>
internal sealed class RealServers : IAsyncDisposable
{
    private readonly KafkaServer _kafka;
    private readonly RealRegistry _registry;

    private RealServers(KafkaServer kafka, RealRegistry registry)
    {
        _kafka = kafka;
        _registry = registry;
    }

    public string Bootstrap => _kafka.BootstrapServers;

    public string Registry => _registry.Url;

    public static async Task<RealServers> StartAsync()
    {
        if (KafkaServer.Home is null) Assert.Ignore("STREAMIZ_KAFKA_HOME is not set.");
        if (!RealRegistry.IsThere) Assert.Ignore("STREAMIZ_REGISTRY_HOME is not set.");
        Task<RealRegistry> registry = Task.Run(RealRegistry.Start);
        KafkaServer kafka = await KafkaServer.StartAsync();
        try
        {
            return new RealServers(kafka, await registry);
        }
        catch
        {
            await kafka.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _registry.Dispose();
        await _kafka.DisposeAsync();
    }
}
