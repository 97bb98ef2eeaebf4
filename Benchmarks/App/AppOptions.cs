using Confluent.Kafka;
using Streamiz.Kafka.Net;
using Streamiz.Kafka.Net.SerDes;

namespace Streamiz.Benchmarks.App;

/// <summary>The options of the Java twin's application.</summary>
internal sealed record AppOptions
{
    public const string Usage = """
        bench app: the flight application with the options of the Java twin; prints one line of JSON.

          --bootstrap HOST:PORT          the cluster (127.0.0.1:30100)
          --topic NAME                   where the records are read (opensky.states.raw)
          --pipeline NAME                full, stateless or count (full)
          --guarantee NAME               at_least_once or exactly_once_v2 (at_least_once)
          --threads N                    stream threads (1)
          --store NAME                   rocksdb or memory (rocksdb)
          --preset NAME                  default, tuned or low-latency (default)
          --commit-interval MS           milliseconds between commits (the preset's)
          --grace-seconds N              grace of the windows (30)
          --repartition-value NAME       full or slim (full)
          --decode NAME                  how values are read (fast)
          --schema-id N, --position-schema-id N
          --application-id ID (flights-net), --output-prefix PREFIX (flights.), --partitions N (4)
          --state-dir DIR                kept when given; else a folder that is removed
          --until-end                    end when all has been read, then print; else on SIGTERM
          --limit-seconds N              give up after so long (600)
          --broker-pid N                 the broker's process, whose CPU is told too
          --prop KEY=VALUE               any setting, as often as wanted
          --label TEXT, --describe
        """;

    // What a user sets for throughput, and for latency: the twin's presets, by the same keys.
    private static readonly (string Key, object Value)[] Tuned =
    [
        ("topology.optimization", TopologyOptimization.All), ("producer.linger.ms", "100"), ("producer.batch.size", "262144"), ("producer.buffer.memory", "67108864"),
        ("main.consumer.max.partition.fetch.bytes", "1048576"), ("main.consumer.fetch.min.bytes", "65536"), ("main.consumer.fetch.max.wait.ms", "100"),
        ("buffered.records.per.partition", "2000"),
    ];

    private static readonly (string Key, object Value)[] LowLatency =
        [("producer.linger.ms", "2"), ("producer.batch.size", "65536"), ("main.consumer.fetch.min.bytes", "1")];

    public required string Bootstrap { get; init; }

    public required string Input { get; init; }

    public required string ApplicationId { get; init; }

    public required string Guarantee { get; init; }

    public required int Threads { get; init; }

    public required string Store { get; init; }

    public required string Pipeline { get; init; }

    public required long CommitMs { get; init; }

    public required long GraceMs { get; init; }

    public required string Decode { get; init; }

    public required string Preset { get; init; }

    public required string RepartitionValue { get; init; }

    public required int StateSchemaId { get; init; }

    public required int PositionSchemaId { get; init; }

    public required string Prefix { get; init; }

    public required bool UntilEnd { get; init; }

    public required int BrokerPid { get; init; }

    public string? Label { get; init; }

    public required List<KeyValuePair<string, string>> Properties { get; init; }

    public required string StateDir { get; init; }

    public required bool KeepState { get; init; }

    public required bool Describe { get; init; }

    public required int Partitions { get; init; }

    public required long LimitSeconds { get; init; }

    public string Positions => Prefix + "positions";

    public string Notifications => Prefix + "notifications";

    public string Counts => Prefix + "country-counts";

    public static AppOptions Of(Arguments args)
    {
        string? stateDir = args.Get("state-dir");
        var options = new AppOptions
        {
            Bootstrap = args.Get("bootstrap", "127.0.0.1:30100"),
            Input = args.Get("topic", "opensky.states.raw"),
            ApplicationId = args.Get("application-id", "flights-net"),
            Guarantee = args.Get("guarantee", "at_least_once"),
            Threads = (int)args.Number("threads", 1),
            Store = OneOf("store", args.Get("store", "rocksdb"), "rocksdb", "memory"),
            Pipeline = OneOf("pipeline", args.Get("pipeline", "full"), "full", "stateless", "count"),
            CommitMs = args.Number("commit-interval", 0),
            GraceMs = args.Number("grace-seconds", 30) * 1000,
            Decode = args.Get("decode", "fast"),
            Preset = OneOf("preset", args.Get("preset", "default"), "default", "tuned", "low-latency"),
            RepartitionValue = OneOf("repartition-value", args.Get("repartition-value", "full"), "full", "slim"),
            StateSchemaId = (int)args.Number("schema-id", 1),
            PositionSchemaId = (int)args.Number("position-schema-id", 2),
            Prefix = args.Get("output-prefix", "flights."),
            UntilEnd = args.Flag("until-end"),
            BrokerPid = (int)args.Number("broker-pid", 0),
            Label = args.Get("label"),
            Properties = args.Properties("prop"),
            StateDir = stateDir ?? Directory.CreateTempSubdirectory("flights-state").FullName,
            KeepState = stateDir is not null,
            Describe = args.Flag("describe"),
            Partitions = (int)args.Number("partitions", 4),
            LimitSeconds = args.Number("limit-seconds", 600),
        };
        args.Done();
        return options;
    }

    public string[] Outputs() => Pipeline switch
    {
        "full" => [Positions, Notifications, Counts],
        "stateless" => [Positions],
        _ => [Counts],
    };

    public StreamConfig Config()
    {
        var config = new StreamConfig<StringSerDes, ByteArraySerDes>
        {
            ApplicationId = ApplicationId,
            BootstrapServers = Bootstrap,
            StateDir = StateDir,
            Guarantee = Guarantee.StartsWith("exactly_once", StringComparison.Ordinal) ? ProcessingGuarantee.EXACTLY_ONCE : ProcessingGuarantee.AT_LEAST_ONCE,
            NumStreamThreads = Threads,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            // Kafka Streams' own defaults, since it is what we are compared with.
            DefaultCacheEnabled = true,
            DefaultStateStoreCacheMaxBytes = 10 << 20,
        };
        config.AddConfig("producer.linger.ms", "100");
        config.AddConfig("producer.batch.size", "16384");
        foreach (var (key, value) in Preset == "tuned" ? Tuned : Preset == "low-latency" ? LowLatency : []) config.AddConfig(key, value);
        if (CommitMs > 0) config.CommitIntervalMs = CommitMs;
        foreach (var (key, value) in Properties) config.AddConfig(key, value);
        return config;
    }

    private static string OneOf(string name, string value, params string[] allowed) =>
        allowed.Contains(value) ? value : throw new UsageException($"--{name} {value}: one of {string.Join(", ", allowed)}");
}
