using System.Diagnostics;
using System.Globalization;

namespace Streamiz.Benchmarks.Clients;

/// <summary>What one measurement gave. One line of text carries it from process to process.</summary>
internal sealed record ClientFigures(double RecordsASecond, double CpuMicros, double P50Ms = 0, double P99Ms = 0)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RecordsASecond:F0} {CpuMicros:F4} {P50Ms:F3} {P99Ms:F3}");

    public static ClientFigures Parse(string line)
    {
        double[] fields = [.. line.Split(' ').Select(f => double.Parse(f, CultureInfo.InvariantCulture))];
        return new ClientFigures(fields[0], fields[1], fields[2], fields[3]);
    }

    /// <summary>Figures of so many records between two moments.</summary>
    public static ClientFigures Of(long records, long startedAt, double cpuBefore)
    {
        double seconds = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        return new ClientFigures(records / seconds, (CpuSeconds - cpuBefore) / records * 1e6);
    }

    /// <summary>Figures with the latencies given, milliseconds.</summary>
    public ClientFigures With(List<double> latencies)
    {
        latencies.Sort();
        return latencies.Count == 0 ? this : this with { P50Ms = latencies[latencies.Count / 2], P99Ms = latencies[(int)(latencies.Count * 0.99)] };
    }

    public static double CpuSeconds => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
