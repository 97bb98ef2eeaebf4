using System.Globalization;
using System.Text.Json;

namespace Streamiz.Benchmarks.App;

/// <summary>What a run cost: this process, the broker, and whatever else the machine was doing meanwhile.</summary>
internal sealed class Meter(int brokerPid)
{
    private const double TicksPerSecond = 100;

    private double _cpu;
    private double _broker;
    private (double Busy, double Steal) _machine;
    private TimeSpan _pause;
    private int _collections;
    private long _allocated;

    public static double Round(double value) => Math.Round(value * 1000) / 1000;

    public static void Print(Dictionary<string, object> line)
    {
        Console.WriteLine(JsonSerializer.Serialize(line));
        Console.Out.Flush();
    }

    public void Start()
    {
        (_cpu, _broker, _machine) = (ProcessCpu(), ProcessCpu(brokerPid), Machine());
        (_pause, _collections, _allocated) = (GC.GetTotalPauseDuration(), Collections(), GC.GetTotalAllocatedBytes());
    }

    public Dictionary<string, object> Stop()
    {
        double cpu = ProcessCpu() - _cpu, broker = ProcessCpu(brokerPid) - _broker;
        var machine = Machine();
        var result = new Dictionary<string, object> { ["cpu_s"] = Round(cpu), ["cpu_total_s"] = Round(ProcessCpu()) };
        if (brokerPid > 0) result["broker_cpu_s"] = Round(broker);
        result["other_cpu_s"] = Round(Math.Max(0, machine.Busy - _machine.Busy - cpu - broker));
        result["steal_s"] = Round(machine.Steal - _machine.Steal);
        result["gc_ms"] = (long)(GC.GetTotalPauseDuration() - _pause).TotalMilliseconds;
        result["gc_count"] = Collections() - _collections;
        result["allocated_mb"] = Round((GC.GetTotalAllocatedBytes() - _allocated) / 1048576.0);
        result["max_rss_mb"] = Round(HighWater() / 1024.0);
        return result;
    }

    private static int Collections() => GC.CollectionCount(0);

    private static double ProcessCpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static double ProcessCpu(int pid)
    {
        string path = $"/proc/{pid}/stat";
        if (pid <= 0 || !File.Exists(path)) return 0;
        string stat = File.ReadAllText(path);
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    private static long HighWater()
    {
        if (!File.Exists("/proc/self/status")) return 0;
        foreach (string line in File.ReadLines("/proc/self/status"))
            if (line.StartsWith("VmHWM:", StringComparison.Ordinal)) return Number(new string([.. line.Where(char.IsAsciiDigit)]));
        return 0;
    }

    // Busy and stolen seconds of the whole machine, all cores together.
    private static (double Busy, double Steal) Machine()
    {
        if (!File.Exists("/proc/stat")) return (0, 0);
        string[] fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        long busy = 0;
        for (int i = 1; i <= 7; i++)
            if (i is not (4 or 5)) busy += Number(fields[i]);
        return (busy / TicksPerSecond, fields.Length > 8 ? Number(fields[8]) / TicksPerSecond : 0);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
