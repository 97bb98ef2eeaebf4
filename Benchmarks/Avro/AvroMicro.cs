using System.Diagnostics;
using System.Globalization;

namespace Streamiz.Benchmarks.Avro;

/// <summary>
/// The quick measurement, beside the Java twin's <c>micro</c>: nanoseconds and bytes allocated a record, the best of many rounds over 20,000 records
/// of the twin's shape. <c>avro [--rounds N]</c>
/// </summary>
public static class AvroMicro
{
    private const int Records = 20_000;

    public static int Run(string[] args)
    {
        int at = Array.IndexOf(args, "--rounds");
        int rounds = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 80;
        var data = new FlightData(Records);
        Console.WriteLine($"{Records} state vectors, {data.Encoded.Average(bytes => bytes.Length):F0} bytes each; best of {rounds} rounds");
        Measure("decode", rounds, () => FlightMeasures.Decode(data, data.Texts));
        Measure("decode, new texts", rounds, () => FlightMeasures.Decode(data, null));
        Measure("decode into one row", rounds, () => FlightMeasures.DecodeInPlace(data));
        Measure("decode older version", rounds, () => FlightMeasures.DecodeOlder(data));
        Measure("decode generic", rounds, () => FlightMeasures.DecodeGeneric(data, data.Generic, data.Encoded));
        Measure("decode generic, older", rounds, () => FlightMeasures.DecodeGeneric(data, data.Resolving, data.EncodedOlder));
        Measure("encode", rounds, () => FlightMeasures.Encode(data));
        Measure("encode generic", rounds, () => FlightMeasures.EncodeGeneric(data));
        return 0;
    }

    private static void Measure(string name, int rounds, Func<long> pass)
    {
        double best = double.MaxValue;
        long allocated = 0;
        long sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            sum += pass();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / Records);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - bytes) / Records;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-24} {best,7:F1} ns  {allocated,5} B{(sum == 0 ? "!" : "")}"));
    }
}
