using System.Diagnostics;

namespace Streamiz.Benchmarks.App;

/// <summary>What the lambdas of the pipeline count.</summary>
internal sealed class AppCounters
{
    private long _in;
    private long _passed;
    private long _counts;
    private long _first;

    public long In => Interlocked.Read(ref _in);

    public long Passed => Interlocked.Read(ref _passed);

    public long Counts => Interlocked.Read(ref _counts);

    /// <summary>When the first record came, ticks of the stopwatch; 0 before.</summary>
    public long First => Interlocked.Read(ref _first);

    public void Input()
    {
        if (_first == 0) Interlocked.CompareExchange(ref _first, Stopwatch.GetTimestamp(), 0);
        Interlocked.Increment(ref _in);
    }

    public void Pass() => Interlocked.Increment(ref _passed);

    public void Count() => Interlocked.Increment(ref _counts);
}
