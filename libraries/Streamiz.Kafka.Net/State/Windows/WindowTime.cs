namespace Streamiz.Kafka.Net.Stream;

/// <summary>Durations in whole milliseconds.</summary>
internal static class WindowTime
{
    public static long Ms(TimeSpan time) => (long)time.TotalMilliseconds;

    /// <summary>The sum, or the largest number when it would be larger.</summary>
    public static long Sum(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
