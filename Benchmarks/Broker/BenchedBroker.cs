using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Streamiz.Benchmarks.Broker;

/// <summary>A broker in a process of its own, and what the system says of that process.</summary>
internal sealed class BenchedBroker : IDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process _started;
    private readonly int _measured;

    private BenchedBroker(Process started, int measured, int port, double startSeconds)
    {
        _started = started;
        _measured = measured;
        Port = port;
        StartSeconds = startSeconds;
    }

    public int Port { get; }

    public double StartSeconds { get; }

    public double CpuSeconds
    {
        get
        {
            string stat = File.ReadAllText($"/proc/{_measured}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    public double MemoryMegabytes
    {
        get
        {
            string line = File.ReadLines($"/proc/{_measured}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
            return long.Parse(line.Split(':')[1].Trim().Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0;
        }
    }

    public static BenchedBroker Start(string name, string data)
    {
        int port = FreePort();
        string text = port.ToString(CultureInfo.InvariantCulture);
        bool isOurs = name == "embedded";
        var start = new ProcessStartInfo(isOurs ? "dotnet" : Path.Combine(Environment.GetEnvironmentVariable("STREAMIZ_KAFKA_HOME")!, "bin", "kafka-server")) { RedirectStandardOutput = true };
        string[] arguments = isOurs ? ["exec", typeof(BenchedBroker).Assembly.Location, "broker", "serve", text, data] : ["start", "--port", text, "--data", data];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        // As the command line runs it, see the script streamiz.
        if (isOurs) (start.Environment["DOTNET_GCgen0size"], start.Environment["DOTNET_gcConcurrent"]) = ("0x400000", "0");
        var clock = Stopwatch.StartNew();
        Process started = Process.Start(start)!;
        string? line = started.StandardOutput.ReadLine();
        double seconds = clock.Elapsed.TotalSeconds;
        if (line?.StartsWith("ready", StringComparison.Ordinal) != true) throw new InvalidOperationException($"{name} did not start: {line}");
        // Apache Kafka's start script stays above the process that does the work.
        return new BenchedBroker(started, isOurs ? started.Id : ChildOf(started.Id), port, seconds);
    }

    public void Dispose()
    {
        _started.Kill(entireProcessTree: true);
        _started.WaitForExit();
        _started.Dispose();
    }

    private static int ChildOf(int parent)
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) continue;
            try
            {
                string stat = File.ReadAllText(folder + "/stat");
                if (stat.Contains("(java)", StringComparison.Ordinal) && stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1] == parent.ToString(CultureInfo.InvariantCulture)) return id;
            }
            catch (IOException)
            {
                // A process that has ended meanwhile.
            }
        }
        throw new InvalidOperationException("Apache Kafka's process was not found.");
    }

    private static int FreePort()
    {
        // Apache Kafka takes the next port as well, for its controller.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
