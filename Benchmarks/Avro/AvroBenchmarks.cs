using BenchmarkDotNet.Attributes;

namespace Streamiz.Benchmarks.Avro;

/// <summary>Decoding and encoding of state vectors; times are for one record.</summary>
[MemoryDiagnoser]
public class AvroBenchmarks
{
    private const int Records = 20_000;

    private FlightData _data = null!;

    [GlobalSetup]
    public void Setup() => _data = new FlightData(Records);

    [Benchmark(OperationsPerInvoke = Records, Baseline = true)]
    public long Decode() => FlightMeasures.Decode(_data, ..);

    [Benchmark(OperationsPerInvoke = Records)]
    public long DecodeOlderVersion() => FlightMeasures.DecodeOlder(_data, ..);

    [Benchmark(OperationsPerInvoke = Records)]
    public long DecodeGeneric() => FlightMeasures.DecodeGeneric(_data, .., _data.Generic, _data.Encoded);

    [Benchmark(OperationsPerInvoke = Records)]
    public long DecodeGenericOlderVersion() => FlightMeasures.DecodeGeneric(_data, .., _data.Resolving, _data.EncodedOlder);

    [Benchmark(OperationsPerInvoke = Records)]
    public long Encode() => FlightMeasures.Encode(_data, ..);

    [Benchmark(OperationsPerInvoke = Records)]
    public long EncodeGeneric() => FlightMeasures.EncodeGeneric(_data, ..);
}
