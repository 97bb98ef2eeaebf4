using System.Collections.Concurrent;
using System.Diagnostics;
using Streamiz.SchemaRegistry;

namespace Streamiz.Tests.SchemaRegistry;

public sealed class KillTests
{
    private const int Rounds = 3;
    private const int KillAfter = 25;

    [Test]
    public async Task No_acknowledged_id_is_lost_when_the_server_is_killed()
    {
        var directory = Directory.CreateTempSubdirectory("registry-kill").FullName;
        var acknowledged = new ConcurrentDictionary<string, int>();
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                using var server = Start(directory, out var url);
                await RegisterUntilKilledAsync(server, url, round, acknowledged);
            }

            using var last = Start(directory, out var lastUrl);
            try
            {
                await AssertAllThereAsync(lastUrl, acknowledged);
            }
            finally
            {
                last.Kill();
                await last.WaitForExitAsync();
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        Assert.That(acknowledged, Has.Count.GreaterThanOrEqualTo(Rounds * KillAfter));
        Assert.That(acknowledged.Values.Distinct().Count(), Is.EqualTo(acknowledged.Count), "every schema its own id");
    }

    private static async Task RegisterUntilKilledAsync(Process server, string url, int round, ConcurrentDictionary<string, int> acknowledged)
    {
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = url, MaxRetries = 0 });
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async worker =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var schema = Schema(round, worker, i);
                try
                {
                    acknowledged[schema] = await client.RegisterAsync($"s{worker}", schema);
                }
                catch (SchemaRegistryUnavailableException)
                {
                    return;
                }

                // In the middle of what the other workers are doing.
                if (Interlocked.Increment(ref done) == KillAfter)
                    server.Kill();
            }
        }));
        await server.WaitForExitAsync();
    }

    private static async Task AssertAllThereAsync(string url, ConcurrentDictionary<string, int> acknowledged)
    {
        using var client = new SchemaRegistryClient(new SchemaRegistryOptions { Url = url });
        foreach (var (schema, id) in acknowledged)
            Assert.That((await client.GetByIdAsync(id)).Schema, Is.EqualTo(schema));
    }

    private static string Schema(int round, int worker, int i) => $$"""{"type":"record","name":"R","fields":[{"name":"f{{round}}_{{worker}}_{{i}}","type":"int","default":0}]}""";

    private static Process Start(string directory, out string url)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, ArgumentList = { typeof(RegistryProgram).Assembly.Location, directory } };
        var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The registry did not start.");
        url = line["ready ".Length..];
        return process;
    }
}
