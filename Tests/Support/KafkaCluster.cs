using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace Streamiz.Tests;

/// <summary>
/// An Apache Kafka of three nodes on free ports, whose nodes can be killed, started again, and stopped where they are. Tests that need it are skipped
/// where STREAMIZ_KAFKA_HOME is not set.
/// </summary>
public sealed class KafkaCluster : IAsyncDisposable
{
    private const int Nodes = 3, PortsANode = 10;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(240);

    private readonly string _script;
    private readonly int _port;
    private readonly string _data = Directory.CreateTempSubdirectory("streamiz-cluster-").FullName;
    private readonly List<Process> _started = [];

    private KafkaCluster(string home, int port)
    {
        _script = Path.Combine(home, "bin", "kafka-cluster");
        _port = port;
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    /// <summary>The addresses of all nodes.</summary>
    public string BootstrapServers => string.Join(',', Enumerable.Range(1, Nodes).Select(n => $"127.0.0.1:{PortOf(n)}"));

    /// <summary>Starts a cluster on its own data.</summary>
    public static async Task<KafkaCluster> StartAsync()
    {
        string? home = KafkaServer.Home;
        if (home is null) Assert.Ignore("STREAMIZ_KAFKA_HOME does not name a folder with Apache Kafka");
        var cluster = new KafkaCluster(home!, KafkaServer.FreePorts((Nodes - 1) * PortsANode + 2));
        cluster.Begin("start", "--nodes", $"{Nodes}", "--port", $"{cluster._port}", "--data", cluster._data);
        for (int node = 1; node <= Nodes; node++) await cluster.ListeningAsync(node);
        return cluster;
    }

    /// <summary>Ends a node at once.</summary>
    public void Kill(int node) => Signal("-KILL", $"{ProcessOf(node)}");

    /// <summary>Starts a node again after <see cref="Kill"/>.</summary>
    public async Task RestartAsync(int node)
    {
        Begin("node", $"{node}", "--data", _data);
        await ListeningAsync(node);
    }

    /// <summary>Stops a node where it is: connections stay, nothing answers.</summary>
    public void Freeze(int node) => Signal("-STOP", $"{ProcessOf(node)}");

    /// <summary>Lets it go on.</summary>
    public void Thaw(int node) => Signal("-CONT", $"{ProcessOf(node)}");

    /// <summary>Ends the cluster and removes its data.</summary>
    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        return ValueTask.CompletedTask;
    }

    private int PortOf(int node) => _port + (PortsANode * (node - 1));

    private int ProcessOf(int node) => int.Parse(File.ReadAllText(Path.Combine(_data, $"{node}", "pid")), CultureInfo.InvariantCulture);

    // Each in a session of its own, so that it can be ended with all its processes.
    private void Begin(params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("setsid", [_script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _started.Add(process);
    }

    private async Task ListeningAsync(int node)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, PortOf(node));
                return;
            }
            catch (SocketException)
            {
                if (Stopwatch.GetElapsedTime(started) > StartTimeout) throw new InvalidOperationException($"node {node} did not start");
                await Task.Delay(100);
            }
        }
    }

    private void End(object? sender, EventArgs e)
    {
        foreach (var process in _started) Signal("-KILL", "--", $"-{process.Id}");
        foreach (var process in _started) process.Dispose();
        _started.Clear();
        try
        {
            Directory.Delete(_data, recursive: true);
        }
        catch (IOException)
        {
            // The system removes what is left in its temporary folder.
        }
    }

    private static void Signal(params string[] arguments)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", arguments) { RedirectStandardError = true })!;
        kill.WaitForExit(5_000);
    }
}
