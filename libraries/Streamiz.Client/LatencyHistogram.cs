namespace Streamiz.Client;

/// <summary>
/// How long something took, counted in fixed buckets: nothing is allocated by counting. The driving thread writes it; anybody may read it, and may see a duration in <see cref="Count"/>
/// a moment before it is in its bucket.
/// </summary>
public sealed class LatencyHistogram
{
    private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly long[] _buckets = new long[Bounds.Length + 1];

    internal LatencyHistogram()
    {
    }

    /// <summary>Told of each duration, in seconds, and of the error that it ended with, if any.</summary>
    internal event Action<double, string?>? Recorded;

    /// <summary>Upper bounds of all buckets but the last, seconds, each within its bucket: those that OpenTelemetry advises for messaging.</summary>
    public static IReadOnlyList<double> Boundaries => Bounds;

    /// <summary>How many durations were counted.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them ended with an error.</summary>
    public long Errors { get; private set; }

    /// <summary>All of them together, seconds.</summary>
    public double SumSeconds { get; private set; }

    /// <summary>The longest, seconds.</summary>
    public double MaxSeconds { get; private set; }

    /// <summary>Durations in one bucket.</summary>
    /// <param name="index">From 0 to the number of <see cref="Boundaries"/>; the last has what is above all of them.</param>
    public long Bucket(int index) => Volatile.Read(ref _buckets[index]);

    /// <summary>A duration that such a part of all do not exceed, as far as buckets tell: seconds, the upper bound of its bucket; 0 when nothing was counted.</summary>
    /// <param name="part">Between 0 and 1: 0.99 for all but the longest hundredth.</param>
    public double Quantile(double part)
    {
        if (part is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(part), part, "between 0 and 1");
        long total = 0, seen = 0;
        for (int i = 0; i < _buckets.Length; i++) total += Bucket(i);
        if (total == 0) return 0;
        for (int i = 0; i < Bounds.Length; i++)
        {
            seen += Bucket(i);
            if (seen >= part * total) return Math.Min(Bounds[i], MaxSeconds);
        }
        return MaxSeconds;
    }

    internal void Record(long milliseconds, string? error = null)
    {
        double seconds = Math.Max(0, milliseconds) / 1000.0;
        int bucket = 0;
        while (bucket < Bounds.Length && seconds > Bounds[bucket]) bucket++;
        Count++;
        if (error is not null) Errors++;
        SumSeconds += seconds;
        if (seconds > MaxSeconds) MaxSeconds = seconds;
        Volatile.Write(ref _buckets[bucket], _buckets[bucket] + 1);
        Recorded?.Invoke(seconds, error);
    }
}
