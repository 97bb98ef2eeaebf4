using System.Diagnostics;
using System.Globalization;
using Streamiz.Benchmarks.Broker;

namespace Streamiz.Benchmarks.Clients;

/// <summary>Streamiz.Client beside others; see <see cref="ClientBenchOptions.Usage"/>.</summary>
internal sealed class ClientBench : IDisposable
{
    private const int FloorPartitions = 4, FloorBytes = 111;

    private readonly ClientBenchOptions _options;
    private readonly BenchedBroker _broker;
    private readonly RawClient _admin;
    private readonly List<string> _topics = [];
    private int _named;

    private ClientBench(ClientBenchOptions options, string data)
    {
        _options = options;
        _broker = BenchedBroker.Start(options.Broker, data);
        _admin = new RawClient(_broker.Port);
    }

    /// <summary>Runs the comparison and prints a table with ratios; zero when all went well.</summary>
    public static int Run(string[] args)
    {
        var options = ClientBenchOptions.Parse(args);
        string data = Directory.CreateTempSubdirectory("streamiz-bench-").FullName;
        try
        {
            using var bench = new ClientBench(options, data);
            bench.Run();
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

    public void Dispose()
    {
        _admin.Dispose();
        _broker.Dispose();
    }

    private void Run()
    {
        if (JavaBench.TwinHome is null) Console.WriteLine("STREAMIZ_TWIN_HOME is not set: the throughput of the Java client is left out.");
        if (JavaBench.KafkaHome is null) Console.WriteLine("STREAMIZ_KAFKA_HOME is not set: the round trips of the Java client are left out.");
        if (JavaBench.FloorHome is null) Console.WriteLine("STREAMIZ_FLOOR_HOME is not set: the floor is left out.");
        // A cold broker would be the first one's burden.
        Child(new ClientCase("confluent", "produce", _broker.Port, NewTopic(1), 1, 100, "none", Math.Min(_options.Records, 500_000), 0));
        Child(new ClientCase("confluent", "latency", _broker.Port, NewTopic(1), 1, 100, "none", 3, 5_000));
        if (_options.Only.Contains("floor")) Throughput(FloorPartitions, FloorBytes, "none");
        if (_options.Only.Contains("produce") || _options.Only.Contains("consume"))
            foreach (int partitions in _options.Partitions)
                foreach (int bytes in _options.Bytes)
                    foreach (string codec in _options.Codecs) Throughput(partitions, bytes, codec);
        if (_options.Only.Contains("latency"))
            foreach (int partitions in _options.Partitions)
                foreach (int bytes in _options.Bytes)
                    foreach (int rate in _options.Rates) Latency(partitions, bytes, rate);
    }

    private void Throughput(int partitions, int bytes, string codec)
    {
        bool isFloor = (partitions, bytes, codec) == (FloorPartitions, FloorBytes, "none");
        var ours = new ClientCase("ours", "produce", _broker.Port, NewTopic(partitions), partitions, bytes, codec, _options.RecordsOf(bytes), 0);
        foreach (string what in new[] { "produce", "consume" })
        {
            var one = ours with { What = what };
            if (!isFloor && !_options.Only.Contains(what))
            {
                // What is read has to be written by somebody.
                if (what == "produce") Child(one);
                continue;
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}, {partitions} partitions, {bytes} bytes, {codec}, {one.Amount:N0} records:"));
            ClientFigures? first = null;
            foreach (string who in _options.Who)
            {
                if ((who == "floor" && (!isFloor || JavaBench.FloorHome is null)) || (who == "java" && JavaBench.TwinHome is null)) continue;
                // Each writes into a topic of its own; all read what ours has written.
                var figures = Best(one with { Who = who }, what == "produce" && who != "ours");
                first ??= figures;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {who,-10} {figures.RecordsASecond,12:N0} records/s   {figures.CpuMicros,8:F3} µs of CPU a record   {figures.CpuMicros / first.CpuMicros,6:F2} of {_options.Who[0]}"));
            }
        }
        Forget();
    }

    private void Latency(int partitions, int bytes, int rate)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round trip, {rate:N0} records/s, {partitions} partitions, {bytes} bytes:"));
        ClientFigures? first = null;
        foreach (string who in _options.Who)
        {
            if (who == "floor" || (who == "java" && JavaBench.KafkaHome is null)) continue;
            var f = Best(new ClientCase(who, "latency", _broker.Port, "", partitions, bytes, "none", _options.Seconds, rate), ownTopic: true);
            first ??= f;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {who,-10} p50 {f.P50Ms,9:F2} ms   p99 {f.P99Ms,9:F2} ms ({f.P99Ms / first.P99Ms,5:F2} of {_options.Who[0]})   {f.RecordsASecond,10:N0} records/s   {f.CpuMicros,8:F3} µs of CPU a record"));
        }
        Forget();
    }

    // The least CPU a record of several runs: what disturbs only ever adds to it.
    private ClientFigures Best(ClientCase one, bool ownTopic)
    {
        ClientFigures? best = null;
        for (int run = 0; run < _options.Runs; run++)
        {
            var figures = Figures(ownTopic ? one with { Topic = NewTopic(one.Partitions) } : one);
            if (best is null || figures.CpuMicros < best.CpuMicros) best = figures;
        }
        return best!;
    }

    private static ClientFigures Figures(ClientCase one) => one switch
    {
        { Who: "floor" } => JavaBench.Floor(one),
        { Who: "java", What: "latency" } => JavaBench.RoundTrip(one),
        { Who: "java" } => JavaBench.Throughput(one),
        _ => Child(one),
    };

    private string NewTopic(int partitions)
    {
        string topic = $"bench-{++_named}";
        _admin.CreateTopic(topic, partitions);
        _topics.Add(topic);
        return topic;
    }

    private void Forget()
    {
        _admin.DeleteTopics(_topics);
        _topics.Clear();
    }

    private static ClientFigures Child(ClientCase one)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ClientBench).Assembly.Location, "client", "measure", .. one.Arguments()]) { RedirectStandardOutput = true })!;
        string line = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? ClientFigures.Parse(line.Split('\n')[^1]) : throw new InvalidOperationException($"{one} ended with {process.ExitCode}");
    }
}
