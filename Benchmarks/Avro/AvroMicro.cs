using System.Diagnostics;
using System.Globalization;
using Streamiz.Benchmarks.App;

namespace Streamiz.Benchmarks.Avro;

/// <summary>
/// The quick measurement, beside the Java twin's <c>micro</c>: nanoseconds and bytes allocated a record over 20,000 records of the twin's shape.
/// Each round goes through all of them in parts, and of each part the best round counts, so that what else the machine does disturbs little. <c>avro [--rounds N]</c>
/// </summary>
public static class AvroMicro
{
    public const string Usage = """
        bench avro: nanoseconds and bytes allocated a record, decoding and encoding.

          --rounds N   how often each part is measured; the best round counts (80)
        """;

    private const int Records = 20_000;
    private const int PartSize = 500;

    public static int Run(string[] args)
    {
        var given = new Arguments(args);
        int rounds = (int)given.Number("rounds", 80);
        given.Done();
        var data = new FlightData(Records);
        Console.WriteLine($"{Records} state vectors, {data.Encoded.Average(bytes => bytes.Length):F0} bytes each; best of {rounds} rounds for each part");
        Measure("decode", rounds, part => FlightMeasures.Decode(data, part));
        Measure("decode into one row", rounds, part => FlightMeasures.DecodeInPlace(data, part));
        Measure("decode older version", rounds, part => FlightMeasures.DecodeOlder(data, part));
        Measure("decode generic", rounds, part => FlightMeasures.DecodeGeneric(data, part, data.Generic, data.Encoded));
        Measure("decode generic, older", rounds, part => FlightMeasures.DecodeGeneric(data, part, data.Resolving, data.EncodedOlder));
        Measure("encode", rounds, part => FlightMeasures.Encode(data, part));
        Measure("encode generic", rounds, part => FlightMeasures.EncodeGeneric(data, part));
        return 0;
    }

    private static void Measure(string name, int rounds, Func<Range, long> pass)
    {
        var best = new double[Records / PartSize];
        Array.Fill(best, double.MaxValue);
        long allocated = 0;
        long sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < best.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                sum += pass(new Range(i * PartSize, (i + 1) * PartSize));
                best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(start).TotalNanoseconds / PartSize);
            }
            allocated = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Records;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {best.Average(),7:F1} ns  {allocated,5} B{(sum == 0 ? "!" : "")}"));
    }
}
