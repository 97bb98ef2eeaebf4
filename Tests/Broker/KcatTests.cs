using System.Diagnostics;

namespace Streamiz.Broker.Tests;

/// <summary>kcat, with the librdkafka of several years ago that it is built on.</summary>
public sealed class KcatTests
{
    [Test, CancelAfter(120_000)]
    public async Task Kcat_produces_lists_asks_for_offsets_and_consumes(CancellationToken cancellation)
    {
        string? kcat = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').SelectMany(p => new[] { Path.Combine(p, "kcat"), Path.Combine(p, "kafkacat") }).FirstOrDefault(File.Exists);
        if (kcat is null) Assert.Ignore("kcat is not installed");
        await using EmbeddedBroker broker = await EmbeddedBroker.StartAsync(cancellationToken: cancellation);
        string lines = string.Join('\n', Enumerable.Range(0, 500).Select(i => $"key{i}:value {i} {new string('x', i % 50)}")) + "\n";
        foreach (string codec in new[] { "none", "gzip", "snappy", "lz4", "zstd" })
            await RunAsync(kcat!, lines, cancellation, "-b", broker.BootstrapServers, "-P", "-t", codec, "-K:", "-z", codec, "-H", "made=by kcat", "-X", "enable.idempotence=true");
        Assert.That(await RunAsync(kcat!, "", cancellation, "-b", broker.BootstrapServers, "-L"), Does.Contain("topic \"zstd\" with 1 partitions"));
        Assert.That(await RunAsync(kcat!, "", cancellation, "-b", broker.BootstrapServers, "-Q", "-t", "gzip:0:-1"), Does.Contain("offset 500"));
        foreach (string codec in new[] { "none", "gzip", "snappy", "lz4", "zstd" })
        {
            string read = await RunAsync(kcat!, "", cancellation, "-b", broker.BootstrapServers, "-C", "-t", codec, "-o", "beginning", "-e", "-q", "-f", "%k:%s\\n");
            Assert.That(read, Is.EqualTo(lines), codec);
        }
        string grouped = await RunAsync(kcat!, "", cancellation, "-b", broker.BootstrapServers, "-G", "kcats", "-c", "500", "-q", "-X", "auto.offset.reset=earliest", "-f", "%k:%s\\n", "lz4");
        Assert.That(grouped, Is.EqualTo(lines));
    }

    private static async Task<string> RunAsync(string kcat, string input, CancellationToken cancellation, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(kcat, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellation);
            Assert.That(process.ExitCode, Is.Zero, $"{string.Join(' ', arguments)}: {await output}{await errors}");
            return await output;
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
