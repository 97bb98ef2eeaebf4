using System.Globalization;
using System.Net.Sockets;
using Confluent.Kafka;
using Streamiz.Client;
using Streamiz.Client.Groups;
using Streamiz.Client.Reading;
using Streamiz.Client.Wires;
using Streamiz.Client.Writing;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// The client's options from the configuration, by librdkafka's keys. Where users of Kafka Streams and of librdkafka know different names for the same
/// thing (<c>fetch.max.wait.ms</c>, <c>fetch.wait.max.ms</c>), both are taken.
/// </summary>
internal static partial class ClientSettings
{
    // Kafka Streams' own default: batches large enough to be worth a request.
    private const int DefaultLingerMs = 100;

    public static ClientOptions Client(IStreamConfig config, string clientId)
    {
        var keys = Shared(config, clientId);
        return new ClientOptions
        {
            BootstrapServers = config.BootstrapServers ?? throw new StreamConfigException("bootstrap.servers is required"),
            ClientId = clientId,
            RackId = keys.GetValueOrDefault("client.rack"),
            RequestTimeoutMs = Number(keys, "request.timeout.ms", Number(keys, "socket.timeout.ms", 30_000)),
            ConnectTimeoutMs = Number(keys, "socket.connection.setup.timeout.ms", 10_000),
            ReconnectBackoffMs = Number(keys, "reconnect.backoff.ms", 50),
            ReconnectBackoffMaxMs = Number(keys, "reconnect.backoff.max.ms", 1_000),
            RetryBackoffMs = Number(keys, "retry.backoff.ms", 100),
            RetryBackoffMaxMs = Number(keys, "retry.backoff.max.ms", 1_000),
            MetadataMaxAgeMs = Number(keys, "metadata.max.age.ms", Number(keys, "topic.metadata.refresh.interval.ms", 300_000)) is > 0 and var age ? age : int.MaxValue,
            ConnectionsMaxIdleMs = Number(keys, "connections.max.idle.ms", 540_000) is > 0 and var idle ? idle : int.MaxValue,
            MaxResponseBytes = Math.Max(1 << 20, Number(keys, "receive.message.max.bytes", 256 << 20)),
            Sasl = Sasl(keys),
            Tls = Tls(keys),
        };
    }

    /// <summary>The way to the cluster's nodes.</summary>
    public static INetwork Network(IStreamConfig config, string clientId)
    {
        var keys = Shared(config, clientId);
        int buffer = Math.Max(Number(keys, "socket.receive.buffer.bytes", 0), Number(keys, "socket.send.buffer.bytes", 0));
        return new SocketNetwork
        {
            SocketBufferBytes = buffer > 0 ? buffer : 4 << 20,
            KeepAlive = Flag(keys, "socket.keepalive.enable", false),
            Family = keys.GetValueOrDefault("broker.address.family")?.ToLowerInvariant() switch
            {
                "v4" => AddressFamily.InterNetwork,
                "v6" => AddressFamily.InterNetworkV6,
                _ => AddressFamily.Unspecified,
            },
        };
    }

    /// <summary>How input is read.</summary>
    public static FetchOptions Main(IStreamConfig config, string clientId)
    {
        var keys = Keys(config.ToConsumerConfig(clientId));
        return Fetch(keys, new FetchOptions { ReadCommitted = config.Guarantee == ProcessingGuarantee.EXACTLY_ONCE || IsCommittedOnly(keys) });
    }

    /// <summary>How changelogs are read: nothing is waited for, and only what is committed counts.</summary>
    public static FetchOptions Restore(IStreamConfig config, string clientId) => Fetch(Keys(config.ToRestoreConsumerConfig(clientId)), new FetchOptions()) with
    {
        ReadCommitted = true,
        MaxWaitMs = 50,
        MinBytes = 1,
    };

    /// <summary>How the changelogs of standby tasks are read, all the time: beside input and restores, which they must not hold up.</summary>
    public static FetchOptions Standby(IStreamConfig config, string clientId) => Fetch(Keys(config.ToRestoreConsumerConfig(clientId)), new FetchOptions { MaxBufferedBytes = 16 << 20 }) with
    {
        ReadCommitted = true,
        MinBytes = 1,
        OwnConnections = true,
    };

    /// <summary>How output is written.</summary>
    public static WriterOptions Writer(IStreamConfig config, string clientId, string? transactionalId)
    {
        var keys = Keys(config.ToProducerConfig(clientId));
        int batchBytes = Math.Max(1024, Number(keys, "batch.size", 256 * 1024));
        short acks = Acks(keys);
        bool idempotent = transactionalId is not null || Flag(keys, "enable.idempotence", acks == -1);
        int inFlight = Math.Max(1, Number(keys, "max.in.flight", Number(keys, "max.in.flight.requests.per.connection", 5)));
        return new WriterOptions
        {
            BatchBytes = batchBytes,
            LingerMs = Number(keys, "linger.ms", Number(keys, "queue.buffering.max.ms", DefaultLingerMs)),
            BufferBytes = Math.Max(batchBytes, Large(keys, "buffer.memory", keys.ContainsKey("queue.buffering.max.kbytes") ? Large(keys, "queue.buffering.max.kbytes", 0) << 10 : 64L << 20)),
            MaxRecordBytes = Number(keys, "message.max.bytes", Number(keys, "max.request.size", 1 << 20)),
            // librdkafka's default is a million, which nobody means.
            MaxInFlight = Math.Min(5, inFlight),
            Acks = acks,
            Idempotent = idempotent,
            DeliveryTimeoutMs = Number(keys, "message.timeout.ms", Number(keys, "delivery.timeout.ms", 120_000)) is > 0 and var timeout ? timeout : int.MaxValue,
            Compression = Compression(keys.GetValueOrDefault("compression.type") ?? keys.GetValueOrDefault("compression.codec")),
            CompressionLevel = keys.ContainsKey("compression.level") && Number(keys, "compression.level", -1) is >= 0 and var level ? level : null,
            TransactionalId = transactionalId,
            TransactionTimeoutMs = (int)Math.Max(10_000, config.TransactionTimeout.TotalMilliseconds),
        };
    }

    /// <summary>Where reading begins when the group has no position: the beginning, unless asked otherwise.</summary>
    public static AutoOffsetReset Reset(IStreamConfig config) => config.ToConsumerConfig(config.ClientId!).AutoOffsetReset ?? AutoOffsetReset.Earliest;

    /// <summary>Settings of the consumer's membership.</summary>
    /// <param name="config">The application's configuration.</param>
    /// <param name="clientId">The thread's name. Its number at the end tells the threads' lasting names apart, as in Kafka Streams.</param>
    public static GroupOptions Membership(IStreamConfig config, string clientId)
    {
        var keys = Keys(config.ToConsumerConfig(clientId));
        return new GroupOptions
        {
            GroupId = config.ApplicationId,
            GroupInstanceId = (keys.GetValueOrDefault("group.instance.id") ?? ((object?)config.Get("group.instance.id"))?.ToString()) is { Length: > 0 } id ? $"{id}-{clientId[(clientId.LastIndexOf('-') + 1)..]}" : null,
            SessionTimeoutMs = Number(keys, "session.timeout.ms", 45_000),
            HeartbeatIntervalMs = Number(keys, "heartbeat.interval.ms", 3_000),
            MaxPollIntervalMs = Number(keys, "max.poll.interval.ms", 300_000),
        };
    }

    /// <summary>Whether the cluster shares the tasks: <c>group.protocol=streams</c>.</summary>
    /// <exception cref="StreamConfigException">The protocol shares partitions, not tasks.</exception>
    public static bool IsSharedByCluster(IStreamConfig config) => ((object?)config.Get("group.protocol"))?.ToString()?.ToLowerInvariant() switch
    {
        null or "classic" => false,
        "streams" => true,
        var other => throw new StreamConfigException($"group.protocol {other} shares partitions without regard to tasks; classic and streams are possible here"),
    };

    /// <summary>Records of one partition that are taken in before others have their turn.</summary>
    public static int BufferedRecords(IStreamConfig config) => config.Get("buffered.records.per.partition") is { } given
        ? Math.Max(1, Convert.ToInt32((object)given, CultureInfo.InvariantCulture))
        : 1000;

    private static FetchOptions Fetch(Dictionary<string, string> keys, FetchOptions start) => start with
    {
        MaxWaitMs = Number(keys, "fetch.wait.max.ms", Number(keys, "fetch.max.wait.ms", start.MaxWaitMs)),
        MinBytes = Number(keys, "fetch.min.bytes", start.MinBytes),
        MaxBytes = Number(keys, "fetch.max.bytes", start.MaxBytes),
        MaxPartitionBytes = Number(keys, "max.partition.fetch.bytes", Number(keys, "fetch.message.max.bytes", start.MaxPartitionBytes)),
        MaxBufferedPartitionBytes = Math.Max(start.MaxBufferedPartitionBytes, Number(keys, "max.partition.fetch.bytes", 0)),
        MaxBufferedBytes = keys.ContainsKey("queued.max.messages.kbytes") ? Math.Max(1L << 20, Large(keys, "queued.max.messages.kbytes", 0) << 10) : start.MaxBufferedBytes,
        CheckCrcs = Flag(keys, "check.crcs", start.CheckCrcs),
    };

    private static Streamiz.Protocol.Compression.CompressionType Compression(string? name) => name?.ToLowerInvariant() switch
    {
        null or "" or "none" => Streamiz.Protocol.Compression.CompressionType.None,
        "gzip" => Streamiz.Protocol.Compression.CompressionType.Gzip,
        "snappy" => Streamiz.Protocol.Compression.CompressionType.Snappy,
        "lz4" => Streamiz.Protocol.Compression.CompressionType.Lz4,
        "zstd" => Streamiz.Protocol.Compression.CompressionType.Zstd,
        _ => throw new StreamConfigException($"compression.type {name} is not known"),
    };

    private static short Acks(Dictionary<string, string> keys) => (keys.GetValueOrDefault("acks") ?? keys.GetValueOrDefault("request.required.acks"))?.ToLowerInvariant() switch
    {
        null or "all" or "-1" => -1,
        "1" or "leader" => 1,
        "0" or "none" => 0,
        var other => throw new StreamConfigException($"acks {other} is not known: all, 1 and 0 are"),
    };

    private static bool IsCommittedOnly(Dictionary<string, string> keys) => keys.GetValueOrDefault("isolation.level")?.Replace("_", "", StringComparison.Ordinal).Equals("readcommitted", StringComparison.OrdinalIgnoreCase) ?? false;

    // One client reads, writes and joins: what is set for one of them only holds for it as well.
    private static Dictionary<string, string> Shared(IStreamConfig config, string clientId)
    {
        var keys = Keys(config.ToProducerConfig(clientId));
        foreach (var (key, value) in Keys(config.ToConsumerConfig(clientId))) keys[key] = value;
        return keys;
    }

    private static Dictionary<string, string> Keys(Config config)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in config) keys[key] = value;
        return keys;
    }

    private static int Number(Dictionary<string, string> keys, string key, int otherwise) => (int)Math.Clamp(Large(keys, key, otherwise), int.MinValue, int.MaxValue);

    private static long Large(Dictionary<string, string> keys, string key, long otherwise)
    {
        if (!keys.TryGetValue(key, out string? text)) return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? (long)value
            : throw new StreamConfigException($"{key} takes a number and was given '{text}'");
    }

    private static bool Flag(Dictionary<string, string> keys, string key, bool otherwise) => keys.TryGetValue(key, out string? text) ? text.Equals("true", StringComparison.OrdinalIgnoreCase) : otherwise;
}
