using System.Collections.Frozen;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// Every setting of a client that is known, by librdkafka's and Java's names: what it is for here, or why it means nothing here. One table, so that nothing is ignored in silence.
/// </summary>
internal static class ClientKeys
{
    private const string OneThread = "nothing is queued between threads here: one thread drives its client";
    private const string Library = "it is about librdkafka, which is not used";
    private const string Delegates = "it is about delegates of Confluent.Kafka's own clients";
    private const string Kerberos = "Kerberos is not supported; use SCRAM, PLAIN, OAUTHBEARER or TLS certificates";
    private const string System = "the system's TLS decides this";
    private const string Negotiated = "versions are always agreed on with each node";
    private const string Engine = "the engine decides this";

    private static readonly FrozenDictionary<string, string> Meaningless = new Dictionary<string, string>
    {
        ["allow.auto.create.topics"] = "topics are never made by asking for them; internal topics are made when the application starts",
        ["api.version.fallback.ms"] = Negotiated,
        ["api.version.request"] = Negotiated,
        ["api.version.request.timeout.ms"] = Negotiated,
        ["auto.commit.interval.ms"] = Engine,
        ["batch.num.messages"] = "batches are bounded by bytes: batch.size",
        ["broker.address.ttl"] = "a name is looked up for every connection",
        ["broker.version.fallback"] = Negotiated,
        ["builtin.features"] = Library,
        ["client.dns.lookup"] = "all addresses of a name are tried",
        ["coordinator.query.interval.ms"] = "a coordinator is looked for when it is lost",
        ["debug"] = Library,
        ["default.api.timeout.ms"] = Engine,
        ["dotnet.consumer.consume.result.fields"] = Delegates,
        ["dotnet.producer.delivery.report.fields"] = Delegates,
        ["dotnet.producer.enable.background.poll"] = Delegates,
        ["dotnet.producer.enable.delivery.reports"] = Delegates,
        ["enable.gapless.guarantee"] = "what is not written within message.timeout.ms is decided by the production exception handler",
        ["enable.metrics.push"] = "metrics are not sent to the cluster",
        ["enable.partition.eof"] = Engine,
        ["enable.random.seed"] = Library,
        ["fetch.error.backoff.ms"] = "retry.backoff.ms decides this",
        ["fetch.queue.backoff.ms"] = OneThread,
        ["group.protocol.type"] = "it is always consumer, or follows from group.protocol",
        ["group.remote.assignor"] = "tasks are shared, not partitions",
        ["internal.termination.signal"] = Library,
        ["log.connection.close"] = Library,
        ["log.queue"] = Library,
        ["log.thread.name"] = Library,
        ["log_level"] = Library,
        ["message.copy.max.bytes"] = "a record is written once, straight into its batch",
        ["message.send.max.retries"] = "writing is tried until message.timeout.ms is over",
        ["metadata.broker.list"] = "bootstrap.servers is the name",
        ["metadata.max.idle.ms"] = "topics that the topology names are all that is asked for",
        ["plugin.library.paths"] = Library,
        ["queue.buffering.backpressure.threshold"] = OneThread,
        ["queue.buffering.max.messages"] = "what waits to be written is bounded by bytes: queue.buffering.max.kbytes",
        ["queued.min.messages"] = OneThread,
        ["retries"] = "writing is tried until delivery.timeout.ms is over",
        ["sasl.kerberos.keytab"] = Kerberos,
        ["sasl.kerberos.kinit.cmd"] = Kerberos,
        ["sasl.kerberos.min.time.before.relogin"] = Kerberos,
        ["sasl.kerberos.principal"] = Kerberos,
        ["sasl.kerberos.service.name"] = Kerberos,
        ["socket.max.fails"] = "a request without an answer in time closes its connection",
        ["socket.nagle.disable"] = "it is always disabled",
        ["ssl.ca.certificate.stores"] = System,
        ["ssl.cipher.suites"] = System,
        ["ssl.crl.location"] = "certificates that were taken back are not looked for; let them expire soon",
        ["ssl.curves.list"] = System,
        ["ssl.engine.id"] = System,
        ["ssl.providers"] = System,
        ["ssl.sigalgs.list"] = System,
        ["statistics.interval.ms"] = "metrics are counters that are read when somebody asks",
        ["sticky.partitioning.linger.ms"] = "records without a key go round the partitions",
        ["topic.blacklist"] = "topics that the topology names are all that is asked for",
        ["topic.metadata.propagation.max.ms"] = "a topic that is missing is asked for again",
        ["topic.metadata.refresh.fast.interval.ms"] = "retry.backoff.ms decides this",
        ["topic.metadata.refresh.sparse"] = "topics that the topology names are all that is asked for",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Understood = new[]
    {
        "acks", "auto.offset.reset", "batch.size", "bootstrap.servers", "broker.address.family", "buffer.memory", "buffered.records.per.partition", "check.crcs", "client.id", "client.rack", "client.software.name",
        "client.software.version", "compression.codec", "compression.level", "compression.type", "connections.max.idle.ms", "delivery.timeout.ms", "enable.auto.commit", "enable.auto.offset.store", "enable.idempotence",
        "enable.sasl.oauthbearer.unsecure.jwt", "enable.ssl.certificate.verification", "fetch.max.bytes", "fetch.max.wait.ms", "fetch.message.max.bytes", "fetch.min.bytes", "fetch.wait.max.ms", "group.id",
        "group.instance.id", "group.protocol", "heartbeat.interval.ms", "isolation.level", "linger.ms", "max.in.flight", "max.in.flight.requests.per.connection", "max.partition.fetch.bytes", "max.poll.interval.ms",
        "max.request.size", "message.max.bytes", "message.timeout.ms", "metadata.max.age.ms", "partition.assignment.strategy", "partitioner", "queue.buffering.max.kbytes", "queue.buffering.max.ms",
        "queued.max.messages.kbytes", "receive.message.max.bytes", "reconnect.backoff.max.ms", "reconnect.backoff.ms", "request.timeout.ms", "retry.backoff.max.ms", "retry.backoff.ms", "sasl.mechanism",
        "sasl.login.connect.timeout.ms", "sasl.login.read.timeout.ms", "sasl.login.refresh.window.factor", "sasl.mechanisms", "sasl.oauthbearer.client.credentials.client.id", "sasl.oauthbearer.client.credentials.client.secret",
        "sasl.oauthbearer.client.id", "sasl.oauthbearer.client.secret", "sasl.oauthbearer.config", "sasl.oauthbearer.extensions", "sasl.oauthbearer.grant.type", "sasl.oauthbearer.method", "sasl.oauthbearer.scope",
        "sasl.oauthbearer.token.endpoint.url", "sasl.password", "sasl.username", "security.protocol", "session.timeout.ms", "socket.connection.setup.timeout.ms", "socket.keepalive.enable",
        "socket.receive.buffer.bytes", "socket.send.buffer.bytes", "socket.timeout.ms", "ssl.ca.location", "ssl.ca.pem", "ssl.certificate.location", "ssl.certificate.pem",
        "ssl.endpoint.identification.algorithm", "ssl.key.location", "ssl.key.password", "ssl.key.pem", "ssl.keystore.location", "ssl.keystore.password", "topic.metadata.refresh.interval.ms",
        "transaction.timeout.ms", "transactional.id",
    }.ToFrozenSet();

    /// <summary>Keys under which upstream's StreamConfig keeps what a client knows by another name.</summary>
    private static readonly FrozenDictionary<string, string> Upstream = new Dictionary<string, string>
    {
        ["consume.result.fields"] = "dotnet.consumer.consume.result.fields",
        ["delivery.report.fields"] = "dotnet.producer.delivery.report.fields",
        ["enable.background.poll"] = "dotnet.producer.enable.background.poll",
        ["enable.delivery.reports"] = "dotnet.producer.enable.delivery.reports",
        ["rack"] = "client.rack",
        ["sasl.oauthbearer.unsecure.jwt"] = "enable.sasl.oauthbearer.unsecure.jwt",
        ["transaction.id"] = "transactional.id",
    }.ToFrozenDictionary();

    /// <summary>The client's name of a key.</summary>
    public static string NameOf(string key) => Upstream.GetValueOrDefault(key, key);

    /// <summary>Whether a key is one of a client's and does something here.</summary>
    public static bool IsUnderstood(string key) => Understood.Contains(NameOf(key));

    /// <summary>Why a client's key does nothing here; null when it does something, or is not known.</summary>
    public static string? WhyMeaningless(string key) => Meaningless.GetValueOrDefault(NameOf(key));
}
