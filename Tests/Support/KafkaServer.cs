using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NUnit.Framework;

namespace Streamiz.Tests;

/// <summary>
/// An Apache Kafka of one node on free ports, from the folder that STREAMIZ_KAFKA_HOME names; tests that need it are skipped where that is not set.
/// <see cref="SharedAsync"/> gives one for the whole assembly, ended with the process.
/// </summary>
public sealed class KafkaServer : IAsyncDisposable
{
    private const int StartAttempts = 3;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(150);
    // Members of groups whose coordinator shares the work move a step with each heartbeat.
    private static readonly string[] QuickGroups = ["group.consumer.min.heartbeat.interval.ms=500", "group.consumer.heartbeat.interval.ms=500", "group.streams.min.heartbeat.interval.ms=500", "group.streams.heartbeat.interval.ms=500"];
    private static readonly SemaphoreSlim SharedGate = new(1, 1);
    private static KafkaServer? _shared;

    private readonly string _home;
    private readonly string[] _options;
    private readonly string _data;
    private Process? _process;

    private KafkaServer(string home, int port, string[] options)
    {
        _home = home;
        Port = port;
        _options = options;
        _data = Directory.CreateTempSubdirectory("streamiz-kafka-").FullName;
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    /// <summary>The port of the plain listener; the controller, SASL_PLAINTEXT, SSL and SASL_SSL follow it.</summary>
    public int Port { get; }

    /// <summary>The plain listener's address.</summary>
    public string BootstrapServers => $"127.0.0.1:{Port}";

    /// <summary>The address of SASL without TLS, of a server started with <c>secure</c>.</summary>
    public string SaslServers => $"127.0.0.1:{Port + 2}";

    /// <summary>The address of TLS without SASL, of a server started with <c>secure</c>.</summary>
    public string TlsServers => $"localhost:{Port + 3}";

    /// <summary>The address of SASL over TLS, of a server started with <c>secure</c>.</summary>
    public string SaslTlsServers => $"localhost:{Port + 4}";

    /// <summary>The authority that the server's certificate comes from.</summary>
    public string CaFile => Path.Combine(_data, "ca.pem");

    /// <summary>A client's certificate.</summary>
    public string ClientCertificateFile => Path.Combine(_data, "client.pem");

    /// <summary>The key of the client's certificate.</summary>
    public string ClientKeyFile => Path.Combine(_data, "client.key");

    /// <summary>Kafka's folder, or null where there is none.</summary>
    public static string? Home => Environment.GetEnvironmentVariable("STREAMIZ_KAFKA_HOME") is { Length: > 0 } home && Directory.Exists(home) ? home : null;

    /// <summary>The server of this assembly, started when it is first asked for.</summary>
    public static async Task<KafkaServer> SharedAsync()
    {
        await SharedGate.WaitAsync();
        try
        {
            if (_shared is not null) return _shared;
            // A developer who runs tests again and again may leave one running and name its port.
            if (int.TryParse(Environment.GetEnvironmentVariable("STREAMIZ_TEST_KAFKA_PORT"), out int port)) return _shared = new KafkaServer(Home ?? "", port, []);
            return _shared = await StartAsync(secure: false, QuickGroups);
        }
        finally
        {
            SharedGate.Release();
        }
    }

    /// <summary>Starts a server on its own data.</summary>
    /// <param name="secure">Whether it has the SASL and TLS listeners too.</param>
    /// <param name="properties">Settings of the server, <c>name=value</c>.</param>
    public static async Task<KafkaServer> StartAsync(bool secure = false, params string[] properties)
    {
        string? home = Home;
        if (home is null) Assert.Ignore("STREAMIZ_KAFKA_HOME does not name a folder with Apache Kafka");
        // Records of tests bear times of long ago: by its own clock, the server would delete them within half a minute.
        string[] options = [.. secure ? new[] { "--secure" } : [], "--prop", "log.retention.ms=-1", .. properties.SelectMany(p => new[] { "--prop", p })];
        for (int attempt = 1; ; attempt++)
        {
            var server = new KafkaServer(home!, FreePorts(5), options);
            try
            {
                await server.RunAsync();
                return server;
            }
            catch (InvalidOperationException)
            {
                // Somebody else may have taken the port meanwhile.
                await server.DisposeAsync();
                if (attempt == StartAttempts) throw;
            }
        }
    }

    /// <summary>Ends the server at once, as a power cut would.</summary>
    public void Kill()
    {
        if (_process is null) return;
        Signal("-KILL");
        _process.WaitForExit(10_000);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again on the same port and data, after <see cref="Kill"/>.</summary>
    public async Task RestartAsync()
    {
        Kill();
        await RunAsync();
    }

    /// <summary>Stops the server's processes where they are: connections stay, nothing answers.</summary>
    public void Freeze() => Signal("-STOP");

    /// <summary>Lets it go on after <see cref="Freeze"/>.</summary>
    public void Thaw() => Signal("-CONT");

    /// <summary>Runs one of Kafka's own tools and gives what it prints.</summary>
    public async Task<string> ToolAsync(params string[] arguments)
    {
        using var tool = Process.Start(new ProcessStartInfo(Path.Combine(_home, "bin", "kafka-tool"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = tool.StandardOutput.ReadToEndAsync();
        var errors = tool.StandardError.ReadToEndAsync();
        await tool.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return await output + await errors;
    }

    /// <summary>Ends the server and removes its data.</summary>
    public ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(null, EventArgs.Empty);
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync()
    {
        // A session of its own, so that the server can be signalled with all its processes.
        string script = Path.Combine(_home, "bin", "kafka-server");
        string[] arguments = [script, "start", "--port", $"{Port}", "--data", _data, .. _options];
        _process = Process.Start(new ProcessStartInfo("setsid", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        // On a busy machine it takes longer than the script waits for.
        long started = Stopwatch.GetTimestamp();
        while (!await IsListeningAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > StartTimeout) throw new InvalidOperationException($"Kafka did not start: {Log()}");
            await Task.Delay(100);
        }
    }

    private async Task<bool> IsListeningAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private string Log()
    {
        string log = Path.Combine(_data, "server.log");
        return File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(20)) : "no log";
    }

    private void End(object? sender, EventArgs e)
    {
        Kill();
        try
        {
            Directory.Delete(_data, recursive: true);
        }
        catch (IOException)
        {
            // The system removes what is left in its temporary folder.
        }
    }

    // The shell leads the group that the server runs in.
    private void Signal(string signal)
    {
        if (_process is null) return;
        using var kill = Process.Start("kill", [signal, "--", $"-{_process.Id}"]);
        kill.WaitForExit(5_000);
    }

    // The first of so many ports in a row that nobody listens on.
    internal static int FreePorts(int count)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            var listeners = new List<TcpListener>();
            try
            {
                var first = new TcpListener(IPAddress.Loopback, 0);
                first.Start();
                listeners.Add(first);
                int port = ((IPEndPoint)first.LocalEndpoint).Port;
                for (int i = 1; i < count; i++)
                {
                    var next = new TcpListener(IPAddress.Loopback, port + i);
                    next.Start();
                    listeners.Add(next);
                }
                return port;
            }
            catch (SocketException)
            {
                // One of them is taken: another row.
            }
            catch (ArgumentOutOfRangeException)
            {
                // The row passes the highest port.
            }
            finally
            {
                listeners.ForEach(l => l.Stop());
            }
        }
        throw new InvalidOperationException("no free ports");
    }
}
