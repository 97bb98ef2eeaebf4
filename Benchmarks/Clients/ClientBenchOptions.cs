using System.Globalization;
using Streamiz.Benchmarks.App;

namespace Streamiz.Benchmarks.Clients;

/// <summary>What the client's benchmark measures.</summary>
internal sealed record ClientBenchOptions
{
    public const string Usage = """
        bench client: Streamiz.Client beside the floor, Confluent.Kafka and the Java client, each in a process of its own, on one broker in the same minutes.

          --only LIST         of floor, produce, consume, latency (all)
          --who LIST          of ours, floor, confluent, java (all that are there)
          --partitions LIST   partitions of a topic (1,64)
          --bytes LIST        bytes of a value (100,1024)
          --codecs LIST       of none, lz4, zstd, snappy, gzip (none,lz4)
          --rates LIST        records/s of the round trips (1000,50000)
          --records N         records of a measurement with values of 100 bytes; larger ones are accordingly fewer (4000000)
          --seconds N         seconds of one round trip measurement (10)
          --runs N            times that each is measured; the one with the least CPU a record counts (1)
          --broker NAME       kafka, found through STREAMIZ_KAFKA_HOME, or embedded (kafka where it is there)
          --quick             100 bytes only, fewer records, shorter round trips

        A LIST has commas between its items. "floor" is the floor's one shape: 4 partitions, 111 bytes, no compression. The floor is found through STREAMIZ_FLOOR_HOME, Java's
        throughput tool through STREAMIZ_TWIN_HOME; Java's round trips need STREAMIZ_KAFKA_HOME and a JDK. Reading at consume: what ours has written is read by all.
        """;

    /// <summary>Values of so many bytes are measured with <see cref="Records"/> records.</summary>
    private const int SmallBytes = 256;

    public required string[] Only { get; init; }

    public required string[] Who { get; init; }

    public required int[] Partitions { get; init; }

    public required int[] Bytes { get; init; }

    public required string[] Codecs { get; init; }

    public required int[] Rates { get; init; }

    public required int Records { get; init; }

    public required int Seconds { get; init; }

    public required int Runs { get; init; }

    public required string Broker { get; init; }

    public static ClientBenchOptions Parse(string[] args)
    {
        var given = new Arguments(args);
        bool quick = given.Flag("quick"), hasKafka = JavaBench.KafkaHome is not null;
        string[] List(string name, string otherwise, params string[] allowed)
        {
            string[] items = given.Get(name, otherwise).Split(',', StringSplitOptions.RemoveEmptyEntries);
            return Array.Find(items, i => allowed.Length > 0 && !allowed.Contains(i)) is { } wrong ? throw new UsageException($"--{name} {wrong}: one of {string.Join(", ", allowed)}") : items;
        }
        int[] Numbers(string name, string otherwise) => [.. List(name, otherwise).Select(i => Positive(name, i))];
        var options = new ClientBenchOptions
        {
            Only = List("only", "floor,produce,consume,latency", "floor", "produce", "consume", "latency"),
            Who = List("who", "ours,floor,confluent,java", "ours", "floor", "confluent", "java"),
            Partitions = Numbers("partitions", "1,64"),
            Bytes = Numbers("bytes", quick ? "100" : "100,1024"),
            Codecs = List("codecs", "none,lz4", "none", "lz4", "zstd", "snappy", "gzip"),
            Rates = Numbers("rates", "1000,50000"),
            Records = Positive("records", given.Get("records", quick ? "300000" : "4000000")),
            Seconds = Positive("seconds", given.Get("seconds", quick ? "4" : "10")),
            Runs = Positive("runs", given.Get("runs", "1")),
            Broker = List("broker", hasKafka ? "kafka" : "embedded", "kafka", "embedded")[0],
        };
        given.Done();
        if (options.Broker == "kafka" && !hasKafka) throw new UsageException("--broker kafka: STREAMIZ_KAFKA_HOME is not set");
        return options;
    }

    /// <summary>Records of one measurement with values of so many bytes.</summary>
    public int RecordsOf(int bytes) => Math.Max(1, (int)((long)Records * SmallBytes / Math.Max(SmallBytes, bytes)));

    private static int Positive(string name, string text) =>
        int.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new UsageException($"--{name} {text}: a whole number above 0");
}
