using System.Diagnostics;
using System.Globalization;
using Streamiz.Broker;

namespace Streamiz.Benchmarks.Broker;

/// <summary>
/// The embedded broker and Apache Kafka side by side: the same raw client, the same requests, each broker in a process of its own.
/// <c>broker [--records N] [--bytes N] [--seconds N] [--only embedded|kafka]</c>; Apache Kafka is found through STREAMIZ_KAFKA_HOME.
/// </summary>
public static class BrokerBench
{
    /// <summary>Runs the comparison and prints one line a broker and one of ratios; zero when all went well.</summary>
    public static int Run(string[] args)
    {
        var options = BrokerBenchOptions.Parse(args);
        BrokerFigures? ours = options.Only is null or "embedded" ? Measure("embedded", options) : null;
        bool hasKafka = Environment.GetEnvironmentVariable("STREAMIZ_KAFKA_HOME") is { Length: > 0 };
        if (!hasKafka) Console.WriteLine("STREAMIZ_KAFKA_HOME is not set: Apache Kafka is left out.");
        BrokerFigures? theirs = hasKafka && options.Only is null or "kafka" ? Measure("kafka", options) : null;
        if (ours is not null && theirs is not null) Console.WriteLine(ours.RatiosTo(theirs));
        return 0;
    }

    /// <summary>What the comparison starts as a process of its own: <c>broker serve PORT DATA</c>.</summary>
    public static Task ServeAsync(string port, string data) =>
        BrokerHost.RunAsync(new BrokerOptions { Port = int.Parse(port, CultureInfo.InvariantCulture), DataDirectory = data }, Console.Out, CancellationToken.None);

    private static BrokerFigures Measure(string name, BrokerBenchOptions options)
    {
        string data = Directory.CreateTempSubdirectory("streamiz-bench-").FullName;
        try
        {
            using var broker = BenchedBroker.Start(name, data);
            using var client = new RawClient(broker.Port);
            client.CreateTopic("bench", options.Partitions);
            var figures = new BrokerFigures(name, options) { StartSeconds = broker.StartSeconds };
            // Once without measuring: both brokers compile their hot paths as they run.
            client.Produce("bench", options.Partitions, options.Records / 4, options.RecordBytes);

            double cpu = broker.CpuSeconds;
            var clock = Stopwatch.StartNew();
            client.Produce("bench", options.Partitions, options.Records, options.RecordBytes);
            (figures.ProduceSeconds, figures.ProduceCpu) = (clock.Elapsed.TotalSeconds, broker.CpuSeconds - cpu);

            cpu = broker.CpuSeconds;
            clock.Restart();
            figures.ConsumedBytes = client.Consume("bench", options.Partitions);
            (figures.ConsumeSeconds, figures.ConsumeCpu) = (clock.Elapsed.TotalSeconds, broker.CpuSeconds - cpu);

            client.CreateTopic("latency", 1);
            figures.LatencyMicros = client.EndToEnd("latency", options.Seconds, options.RecordBytes);
            figures.MemoryMegabytes = broker.MemoryMegabytes;
            Console.WriteLine(figures);
            return figures;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
