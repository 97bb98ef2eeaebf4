using System.Globalization;

namespace Streamiz.Benchmarks.Broker;

/// <summary>What was measured of one broker.</summary>
internal sealed class BrokerFigures(string name, BrokerBenchOptions options)
{
    public double StartSeconds { get; init; }

    public double ProduceSeconds { get; set; }

    public double ProduceCpu { get; set; }

    public double ConsumeSeconds { get; set; }

    public double ConsumeCpu { get; set; }

    public long ConsumedBytes { get; set; }

    /// <summary>From sending a record to having read it, sorted.</summary>
    public double[] LatencyMicros { get; set; } = [];

    public double MemoryMegabytes { get; set; }

    private double ProduceRate => options.Records / ProduceSeconds;

    // Consuming reads what the warm-up produced as well.
    private double Consumed => options.Records + (options.Records / 4);

    private double ConsumeRate => Consumed / ConsumeSeconds;

    public string RatiosTo(BrokerFigures other) => string.Create(CultureInfo.InvariantCulture,
        $"ratios embedded/kafka: produce records/s {ProduceRate / other.ProduceRate:F2}, CPU {ProduceCpu / other.ProduceCpu:F2}; consume records/s {ConsumeRate / other.ConsumeRate:F2}, CPU {ConsumeCpu / other.ConsumeCpu:F2}; latency p99 {At(0.99) / other.At(0.99):F2}; start {StartSeconds / other.StartSeconds:F2}; memory {MemoryMegabytes / other.MemoryMegabytes:F2}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{name}: produce {ProduceRate / 1000:F0} k records/s, {ProduceCpu * 1e6 / options.Records:F3} us CPU a record; consume {ConsumeRate / 1000:F0} k records/s, {ConsumeCpu * 1e6 / Consumed:F3} us; end to end p50 {At(0.5):F0} us, p99 {At(0.99):F0} us; ready in {StartSeconds:F2} s; {MemoryMegabytes:F0} MB at most");

    private double At(double quantile) => LatencyMicros.Length == 0 ? 0 : LatencyMicros[(int)(quantile * (LatencyMicros.Length - 1))];
}
