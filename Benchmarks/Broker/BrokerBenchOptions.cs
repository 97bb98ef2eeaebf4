using Streamiz.Benchmarks.App;

namespace Streamiz.Benchmarks.Broker;

internal sealed record BrokerBenchOptions
{
    public const string Usage = """
        bench broker: the embedded broker and Apache Kafka side by side, each in a process of its own; Apache Kafka is found through STREAMIZ_KAFKA_HOME.

          --records N   records of a throughput measurement (2000000)
          --bytes N     bytes of a record (100)
          --seconds N   seconds of the latency measurement (5)
          --only NAME   embedded or kafka (both)
        """;

    public int Records { get; init; } = 2_000_000;

    public int RecordBytes { get; init; } = 100;

    public int Partitions { get; init; } = 4;

    public int Seconds { get; init; } = 5;

    public string? Only { get; init; }

    public static BrokerBenchOptions Parse(string[] args)
    {
        var given = new Arguments(args);
        var usual = new BrokerBenchOptions();
        var options = new BrokerBenchOptions
        {
            Records = (int)given.Number("records", usual.Records),
            RecordBytes = (int)given.Number("bytes", usual.RecordBytes),
            Seconds = (int)given.Number("seconds", usual.Seconds),
            Only = given.Get("only"),
        };
        given.Done();
        return options.Only is null or "embedded" or "kafka" ? options : throw new UsageException($"--only {options.Only}: embedded or kafka");
    }
}
