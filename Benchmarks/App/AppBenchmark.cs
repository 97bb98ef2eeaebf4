using System.Diagnostics;
using System.Globalization;
using Streamiz.Client;
using Streamiz.Client.Admin;
using Streamiz.Kafka.Net;

namespace Streamiz.Benchmarks.App;

/// <summary>
/// The flight application with the options of the Java twin; prints its line of JSON. <c>app --pipeline full|stateless|count --until-end …</c>
/// </summary>
internal sealed class AppBenchmark(AppOptions options)
{
    private readonly AppCounters _counters = new();

    public static int Run(string[] args)
    {
        var arguments = new Arguments(args);
        var options = AppOptions.Of(arguments);
        return new AppBenchmark(options).RunAsync().GetAwaiter().GetResult();
    }

    private async Task<int> RunAsync()
    {
        var config = options.Config();
        var topology = new FlightPipeline(options, _counters).Build(config);
        if (options.Describe)
        {
            Console.WriteLine(topology.Describe());
            return 0;
        }

        using var admin = new KafkaClient(new ClientOptions { BootstrapServers = options.Bootstrap, ClientId = "bench" });
        string[] outputs = options.Outputs();
        EnsureTopics(admin, [options.Input, .. outputs]);
        var before = outputs.ToDictionary(t => t, t => Sum(admin, t, OffsetTime.Latest));
        long total = Sum(admin, options.Input, OffsetTime.Latest) - Sum(admin, options.Input, OffsetTime.Earliest);

        var stream = new KafkaStream(topology, config);
        using var stop = new ManualResetEventSlim();
        using var printed = new ManualResetEventSlim();
        stream.StateChanged += (_, state) =>
        {
            if (state == KafkaStream.State.ERROR) stop.Set();
        };
        if (!options.UntilEnd)
        {
            // The line is printed before the process goes, whoever ends it.
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            {
                stop.Set();
                printed.Wait(TimeSpan.FromSeconds(60));
            };
        }

        var meter = new Meter(options.BrokerPid);
        long start = Stopwatch.GetTimestamp();
        await stream.StartAsync();
        long processed = Work(stream, meter, total, stop, start);
        double dropped = ThreadTotal(stream, "dropped-records-total");
        stream.Dispose();
        long done = Stopwatch.GetTimestamp();
        var line = Line(stream, meter.Stop(), start, processed, done);
        line["dropped_late"] = (long)dropped;
        line["output_offsets"] = outputs.ToDictionary(t => t, t => Sum(admin, t, OffsetTime.Latest) - before[t]);
        bool ok = stream.Failure is null;
        if (options.UntilEnd)
        {
            long lag = Lag(admin);
            line["lag_after"] = lag;
            ok &= lag == 0 && _counters.In == total;
        }

        if (stream.Failure is { } failure) line["failed"] = failure.ToString();
        line["ok"] = ok;
        if (!options.KeepState && Directory.Exists(options.StateDir)) Directory.Delete(options.StateDir, recursive: true);
        Meter.Print(line);
        printed.Set();
        return ok ? 0 : 1;
    }

    // Waits for a handle, not for tasks: threads of the pool spin before they sleep, which would be measured with the application.
    private long Work(KafkaStream stream, Meter meter, long total, ManualResetEventSlim stop, long start)
    {
        var stopped = stop.WaitHandle;
        while (_counters.First == 0 && !stopped.WaitOne(1))
        {
            if (options.UntilEnd && Stopwatch.GetElapsedTime(start).TotalSeconds > 60) throw new InvalidOperationException("no record after 60 s");
        }

        meter.Start();
        if (!options.UntilEnd)
        {
            stopped.WaitOne();
            return 0;
        }

        while (Stopwatch.GetElapsedTime(start).TotalSeconds < options.LimitSeconds && !stopped.WaitOne(_counters.In < total ? 20 : 5))
        {
            if (_counters.In < total) continue;
            long wanted = total + (options.Pipeline == "stateless" ? 0 : _counters.Passed);
            if (ThreadTotal(stream, "process-total") >= wanted) break;
        }

        return Stopwatch.GetTimestamp();
    }

    private Dictionary<string, object> Line(KafkaStream stream, Dictionary<string, object> cost, long start, long processed, long done)
    {
        var line = new Dictionary<string, object> { ["bench"] = "app" };
        if (options.Label is not null) line["label"] = options.Label;
        line["impl"] = "streamiz-net";
        line["pipeline"] = options.Pipeline;
        line["guarantee"] = options.Guarantee;
        line["threads"] = options.Threads;
        line["store"] = options.Store;
        line["preset"] = options.Preset;
        line["repartition_value"] = options.RepartitionValue;
        line["decode"] = options.Decode;
        line["commit_interval_ms"] = options.Config().CommitIntervalMs;
        long records = _counters.In;
        line["records_in"] = records;
        foreach (var (key, value) in cost) line[key] = value;
        double seconds = Stopwatch.GetElapsedTime(_counters.First, done).TotalSeconds;
        line["seconds"] = Meter.Round(seconds);
        if (processed > 0) line["seconds_processed"] = Meter.Round(Stopwatch.GetElapsedTime(_counters.First, processed).TotalSeconds);
        line["records_per_s"] = (long)Math.Round(records / seconds);
        line["cpu_us_per_record"] = Meter.Round((double)cost["cpu_s"] * 1e6 / Math.Max(1, records));
        line["startup_s"] = Meter.Round(Stopwatch.GetElapsedTime(start, _counters.First).TotalSeconds);
        line["passed"] = _counters.Passed;
        line["count_updates"] = _counters.Counts;
        return line;
    }

    private static double ThreadTotal(KafkaStream stream, string name) => stream.Metrics()
        .SelectMany(s => s.Metrics.Values).Where(m => m.Name == name && m.Group == "stream-thread-metrics").Sum(m => Convert.ToDouble(m.Value, CultureInfo.InvariantCulture));

    private void EnsureTopics(KafkaClient admin, IEnumerable<string> topics)
    {
        var existing = admin.Await(admin.Admin.ListTopics()).Select(t => t.Name).ToHashSet();
        var missing = topics.Where(t => !existing.Contains(t)).Select(t => new NewTopic(t, options.Partitions, 1, new Dictionary<string, string> { ["retention.ms"] = "-1" })).ToList();
        if (missing.Count == 0) return;
        foreach (var result in admin.Await(admin.Admin.CreateTopics(missing)))
            if (result.Error is { } error) throw error;
    }

    private static TopicPartition[] Partitions(KafkaClient admin, string topic) =>
        [.. Enumerable.Range(0, admin.Await(admin.Admin.ListTopics()).Single(t => t.Name == topic).Partitions.Count).Select(p => new TopicPartition(topic, p))];

    private static long Sum(KafkaClient admin, string topic, long place) => admin.Await(admin.Admin.ListOffsets(Partitions(admin, topic), place)).Values.Sum(o => o.Offset);

    // Data records past the group's positions, on the input and on what is between: markers of transactions do not count.
    private long Lag(KafkaClient admin)
    {
        var names = new List<string> { options.Input };
        if (options.Pipeline != "stateless") names.Add($"{options.ApplicationId}-by-country-repartition");
        long lag = 0;
        foreach (string name in names)
        {
            var partitions = Partitions(admin, name);
            var ends = admin.Await(admin.Admin.ListOffsets(partitions, OffsetTime.Latest));
            var committed = admin.Await(admin.Admin.FetchOffsets(options.ApplicationId, partitions));
            foreach (var partition in partitions)
            {
                long position = committed.TryGetValue(partition, out var at) && at.Offset >= 0 ? at.Offset : 0;
                lag += DataRecords(partition, position, ends[partition].Offset);
            }
        }

        return lag;
    }

    private long DataRecords(TopicPartition partition, long from, long to)
    {
        if (from >= to) return 0;
        using var client = new KafkaClient(new ClientOptions { BootstrapServers = options.Bootstrap, ClientId = "bench-lag" });
        var fetcher = client.OpenFetcher(new Client.Reading.FetchOptions { ReadCommitted = true, MaxWaitMs = 100 });
        var assigned = fetcher.Add(partition, from);
        long records = 0;
        long deadline = client.Now + 10_000;
        while (assigned.Position < to && client.Now < deadline)
        {
            client.Drive(client.Now);
            while (fetcher.TryTake(out var batch))
            {
                while (batch.Records.MoveNext()) records++;
                batch.Return();
            }

            client.Wait(client.Now, client.Now + 50);
        }

        return records;
    }
}
