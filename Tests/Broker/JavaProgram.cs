using System.Diagnostics;
using Streamiz.Tests;

namespace Streamiz.Broker.Tests;

/// <summary>Java's own clients: Apache Kafka's tools, and programs of ours on its libraries.</summary>
internal static class JavaProgram
{
    /// <summary>Skips the test where there is no Apache Kafka.</summary>
    public static void Need()
    {
        if (KafkaServer.Home is null) Assert.Ignore("STREAMIZ_KAFKA_HOME does not name a folder with Apache Kafka");
    }

    /// <summary>Runs one of Apache Kafka's tools against a broker and gives what it prints.</summary>
    public static Task<string> ToolAsync(string servers, string tool, CancellationToken cancellation, params string[] arguments) =>
        RunAsync(Path.Combine(KafkaServer.Home!, "bin", "kafka-tool"), cancellation, [tool, "--bootstrap-server", servers, .. arguments]);

    /// <summary>Runs a program of the folder Java against a broker and gives what it prints.</summary>
    public static Task<string> ProbeAsync(string servers, string name, CancellationToken cancellation) => RunAsync(
        "java",
        cancellation,
        "-Xmx256m",
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
        "-cp",
        Path.Combine(KafkaServer.Home!, "libs", "*"),
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", name + ".java"),
        servers);

    private static async Task<string> RunAsync(string file, CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
            string output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Assert.That(process.ExitCode, Is.Zero, $"{arguments[0]}: {output}{await errors}");
            return output;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
