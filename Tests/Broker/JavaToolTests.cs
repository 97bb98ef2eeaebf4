using System.Diagnostics;

namespace Streamiz.Broker.Tests;

/// <summary>Apache Kafka's own tools on the embedded broker. They are found through STREAMIZ_KAFKA_HOME.</summary>
public sealed class JavaToolTests
{
    private readonly string? _home = Environment.GetEnvironmentVariable("STREAMIZ_KAFKA_HOME");
    private EmbeddedBroker _broker = null!;

    [SetUp]
    public async Task Start()
    {
        if (string.IsNullOrEmpty(_home)) Assert.Ignore("STREAMIZ_KAFKA_HOME is not set");
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

    private async Task<string> RunAsync(string tool, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(_home!, "bin", "kafka-tool")) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { tool, "--bootstrap-server", _broker.BootstrapServers }.Concat(arguments)) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.That(process.ExitCode, Is.Zero, $"{tool}: {output}{await errors}");
        return output;
    }
}
