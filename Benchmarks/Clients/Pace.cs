using System.Diagnostics;

namespace Streamiz.Benchmarks.Clients;

/// <summary>When each record is due, and how long after that it came back. The clock of a record starts when it was due, not when it was sent.</summary>
internal sealed class Pace(ClientCase one)
{
    private const double WarmShare = 0.2;
    private const int PatienceSeconds = 30;

    public long Started { get; } = Stopwatch.GetTimestamp();

    public long Records { get; } = (long)one.Amount * one.Rate;

    public List<double> Latencies { get; } = new((int)Math.Min(10_000_000, (long)one.Amount * one.Rate));

    public bool IsOverdue => Stopwatch.GetElapsedTime(Started).TotalSeconds > one.Amount + PatienceSeconds;

    /// <summary>How many records are due by now.</summary>
    public long Due() => Math.Min(Records, (long)(Stopwatch.GetElapsedTime(Started).TotalSeconds * one.Rate));

    public long MomentOf(long record) => Started + (record * Stopwatch.Frequency / one.Rate);

    public void Arrived(long due)
    {
        if (due - Started < WarmShare * one.Amount * Stopwatch.Frequency) return;
        Latencies.Add((Stopwatch.GetTimestamp() - due) * 1000.0 / Stopwatch.Frequency);
    }
}
