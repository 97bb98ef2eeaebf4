using System.Diagnostics;
using System.Globalization;
using Streamiz.Tests;

namespace Streamiz.Client.Tests;

/// <summary>A consumer of Java's as a member: a process that tells what it does.</summary>
public sealed class JavaMember : GroupMemberUnderTest
{
    private const string Strategy = "org.apache.kafka.clients.consumer.CooperativeStickyAssignor";

    private readonly Lock _gate = new();
    private readonly HashSet<int> _has = [];
    private readonly string _topic;
    private readonly Process _process;
    private string _errors = "";

    public JavaMember(string name, string servers, string topic)
        : base(name)
    {
        _topic = topic;
        string probe = Path.Combine(TestContext.CurrentContext.TestDirectory, "Java", "GroupProbe.java");
        _process = Process.Start(new ProcessStartInfo("java", ["-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", Path.Combine(KafkaServer.Home!, "libs", "*"), probe, servers, topic, topic, Strategy])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => _errors += e.Data + "\n";
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public override IReadOnlyList<TopicPartition> Has
    {
        get
        {
            if (_process.HasExited) Assert.Fail($"Java's member has ended: {_errors}");
            lock (_gate) return [.. _has.Order().Select(p => new TopicPartition(_topic, p))];
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await _process.StandardInput.WriteLineAsync("end");
            await _process.StandardInput.FlushAsync();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await _process.WaitForExitAsync(limit.Token);
            Assert.That(_process.ExitCode, Is.Zero, () => _errors);
        }
        finally
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }
    }

    private void Take(string? line)
    {
        if (line is null || line.Length < 3) return;
        string[] words = line[2..].Split(' ');
        if (!int.TryParse(words[0], CultureInfo.InvariantCulture, out int partition)) return;
        lock (_gate)
        {
            if (line[0] == '+') _has.Add(partition);
            else if (line[0] == '-' && _has.Remove(partition)) GiveBack(partition);
            else if (line[0] == '=') Read(partition, long.Parse(words[1], CultureInfo.InvariantCulture));
        }
    }
}
