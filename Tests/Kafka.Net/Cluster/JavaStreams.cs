using System.Diagnostics;
using Streamiz.Tests;

namespace Streamiz.Kafka.Net.Tests.Cluster;

/// <summary>A Kafka Streams application in Java, from a source file of the folder Java. It ends by itself when its input does.</summary>
internal sealed class JavaStreams : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;
    private readonly Task<string> _complained;

    private JavaStreams(Process process)
    {
        _process = process;
        _said = process.StandardOutput.ReadToEndAsync();
        _complained = process.StandardError.ReadToEndAsync();
    }

    private static string? Jars => Environment.GetEnvironmentVariable("STREAMIZ_TWIN_HOME") is { Length: > 0 } home && Directory.Exists(Path.Combine(home, "jars")) ? Path.Combine(home, "jars") : null;

    /// <summary>Skips the test where there is no Kafka Streams.</summary>
    public static void Need()
    {
        if (KafkaServer.Home is null) Assert.Ignore("STREAMIZ_KAFKA_HOME does not name a folder with Apache Kafka");
        if (Jars is null) Assert.Ignore("STREAMIZ_TWIN_HOME does not name a folder with the jars of Kafka Streams");
    }

    public static JavaStreams Start(string name, params string[] arguments)
    {
        string source = Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", name + ".java");
        string classes = string.Join(Path.PathSeparator, Directory.GetFiles(Jars!, "kafka-streams-?.*.jar").Concat(Directory.GetFiles(Jars!, "rocksdbjni-*.jar")).Append(Path.Combine(KafkaServer.Home!, "libs", "*")));
        var start = new ProcessStartInfo("java", ["-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", classes, source, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new JavaStreams(Process.Start(start)!);
    }

    /// <summary>Has it close, and waits until it has: everything is committed then.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.That(_process.ExitCode, Is.Zero, $"{await _said}{await _complained}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        if (TestContext.CurrentContext.Result.Outcome.Status != NUnit.Framework.Interfaces.TestStatus.Passed) TestContext.Out.WriteLine(await _complained);
        _process.Dispose();
    }
}
