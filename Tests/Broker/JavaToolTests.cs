namespace Streamiz.Broker.Tests;

/// <summary>Apache Kafka's own tools on the embedded broker. They are found through STREAMIZ_KAFKA_HOME.</summary>
public sealed class JavaToolTests
{
    private EmbeddedBroker _broker = null!;

    [SetUp]
    public async Task Start()
    {
        JavaProgram.Need();
        _broker = await EmbeddedBroker.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        if (_broker is not null) await _broker.DisposeAsync();
    }

    [Test, CancelAfter(180_000)]
    public async Task Topics_records_groups_and_transactions_work_with_the_java_tools(CancellationToken cancellation)
    {
        await RunAsync("topics", cancellation, "--create", "--topic", "java", "--partitions", "2");
        Assert.That(await RunAsync("topics", cancellation, "--describe", "--topic", "java"), Does.Contain("PartitionCount: 2"));
        await RunAsync("producer-perf-test", cancellation, "--topic", "java", "--num-records", "500", "--record-size", "50", "--throughput", "-1", "--command-property", "compression.type=zstd");
        await RunAsync("producer-perf-test", cancellation, "--topic", "java", "--num-records", "500", "--record-size", "50", "--throughput", "-1", "--transactional-id", "tx", "--transaction-duration-ms", "20");
        string consumed = await RunAsync("console-consumer", cancellation, "--topic", "java", "--from-beginning", "--group", "readers", "--max-messages", "1000", "--isolation-level", "read_committed");
        Assert.That(consumed.Split('\n').Count(l => l.Length == 50), Is.EqualTo(1000));
        Assert.That(await RunAsync("consumer-groups", cancellation, "--describe", "--group", "readers"), Does.Match(@"readers\s+java\s+0"));
        Assert.That(await RunAsync("transactions", cancellation, "list"), Does.Contain("CompleteCommit"));
    }

    private Task<string> RunAsync(string tool, CancellationToken cancellation, params string[] arguments) => JavaProgram.ToolAsync(_broker.BootstrapServers, tool, cancellation, arguments);
}
