using System.Diagnostics;
using System.Globalization;
using Streamiz.Benchmarks.Broker;

namespace Streamiz.Benchmarks.Clients;

/// <summary>
/// Streamiz.Client beside Confluent.Kafka, the Java client and the floor, on the same broker in the same minutes, each in a process of its own.
/// <c>client [--quick] [--only throughput|latency|floor] [--records N] [--seconds N] [--broker kafka|embedded]</c>
/// </summary>
public static class ClientBench
{
    private const int FloorPartitions = 4, FloorBytes = 111;
    private static int _topics;

    /// <summary>Runs the comparison and prints a table with ratios; zero when all went well.</summary>
    public static int Run(string[] args)
    {
        var options = ClientBenchOptions.Parse(args);
        string data = Directory.CreateTempSubdirectory("streamiz-bench-").FullName;
        try
        {
            using var broker = BenchedBroker.Start(options.Broker, data);
            using var admin = new RawClient(broker.Port);
            if (JavaBench.TwinHome is null) Console.WriteLine("STREAMIZ_TWIN_HOME is not set: the Java client is left out.");
            if (JavaBench.FloorHome is null) Console.WriteLine("STREAMIZ_FLOOR_HOME is not set: the floor is left out.");
            // A cold broker would be the first one's burden.
            foreach (string what in new[] { "produce", "latency" }) Child(new ClientCase("confluent", what, broker.Port, NewTopic(admin, 1), 1, 100, "none", what == "latency" ? 3 : options.Records / 4, 5_000));
            if (options.Only is null or "floor") Throughput(admin, broker.Port, options, (FloorPartitions, FloorBytes, "none"), withFloor: JavaBench.FloorHome is not null);
            if (options.Only is null or "throughput")
                foreach (int partitions in options.Partitions)
                    foreach (int bytes in options.Bytes)
                        foreach (string codec in options.Codecs) Throughput(admin, broker.Port, options, (partitions, bytes, codec), withFloor: false);
            if (options.Only is null or "latency")
                foreach (int partitions in options.Partitions)
                    foreach (int bytes in options.Bytes)
                        foreach (int rate in new[] { 1_000, 50_000 }) Latency(admin, broker.Port, options, (partitions, bytes, rate));
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>One measurement in a process of its own: <c>client measure …</c>.</summary>
    public static int Measure(string[] args)
    {
        var one = ClientCase.Parse(args);
        Console.WriteLine(one.Who == "ours" ? OursBench.Run(one) : ConfluentBench.Run(one));
        return 0;
    }

    private static void Throughput(RawClient admin, int port, ClientBenchOptions options, (int Partitions, int Bytes, string Codec) shape, bool withFloor)
    {
        string topic = NewTopic(admin, shape.Partitions);
        foreach (string what in new[] { "produce", "consume" })
        {
            // Each writes into a topic of its own; all read what ours has written.
            var ours = new ClientCase("ours", what, port, topic, shape.Partitions, shape.Bytes, shape.Codec, options.Records, 0);
            Console.WriteLine($"{what}, {shape.Partitions} partitions, {shape.Bytes} bytes, {shape.Codec}:");
            var first = Child(ours);
            Print("ours", first, first);
            if (withFloor) Print("floor", JavaBench.Floor(ours with { Topic = what == "consume" ? topic : NewTopic(admin, FloorPartitions) }), first);
            Print("confluent", Child(ours with { Who = "confluent", Topic = what == "consume" ? topic : NewTopic(admin, shape.Partitions) }), first);
            if (JavaBench.TwinHome is not null) Print("java", JavaBench.Java(ours), first);
        }
    }

    private static void Print(string who, ClientFigures f, ClientFigures ours) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {who,-10} {f.RecordsASecond,12:N0} records/s   {f.CpuMicros,8:F3} µs of CPU a record   {f.CpuMicros / ours.CpuMicros,6:F2} of ours"));

    private static void Latency(RawClient admin, int port, ClientBenchOptions options, (int Partitions, int Bytes, int Rate) shape)
    {
        Console.WriteLine($"round trip, {shape.Rate} records/s, {shape.Partitions} partitions, {shape.Bytes} bytes:");
        foreach (string who in new[] { "ours", "confluent" })
        {
            var f = Child(new ClientCase(who, "latency", port, NewTopic(admin, shape.Partitions), shape.Partitions, shape.Bytes, "none", options.Seconds, shape.Rate));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {who,-10} p50 {f.P50Ms,9:F2} ms   p99 {f.P99Ms,9:F2} ms   {f.RecordsASecond,10:N0} records/s   {f.CpuMicros,8:F3} µs of CPU a record"));
        }
    }

    private static string NewTopic(RawClient admin, int partitions)
    {
        string topic = $"bench-{++_topics}";
        admin.CreateTopic(topic, partitions);
        return topic;
    }

    private static ClientFigures Child(ClientCase one)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ClientBench).Assembly.Location, "client", "measure", .. one.Arguments()]) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? ClientFigures.Parse(line.Split('\n')[^1]) : throw new InvalidOperationException($"{one} ended with {process.ExitCode}");
    }
}
