using Confluent.Kafka;

namespace Streamiz.Kafka.Net;

/// <content>What all clients share.</content>
public partial class StreamConfig
{
    /// <summary>Setting <c>acks</c> of all clients; unset: the client's default.</summary>
    public Acks? Acks { get => _consumer.Acks; set { _consumer.Acks = value; _producer.Acks = value; _admin.Acks = value; } }

    /// <summary>Setting <c>api.version.fallback.ms</c> of all clients; unset: the client's default.</summary>
    public int? ApiVersionFallbackMs { get => _consumer.ApiVersionFallbackMs; set { _consumer.ApiVersionFallbackMs = value; _producer.ApiVersionFallbackMs = value; _admin.ApiVersionFallbackMs = value; } }

    /// <summary>Setting <c>api.version.request</c> of all clients; unset: the client's default.</summary>
    public bool? ApiVersionRequest { get => _consumer.ApiVersionRequest; set { _consumer.ApiVersionRequest = value; _producer.ApiVersionRequest = value; _admin.ApiVersionRequest = value; } }

    /// <summary>Setting <c>api.version.request.timeout.ms</c> of all clients; unset: the client's default.</summary>
    public int? ApiVersionRequestTimeoutMs { get => _consumer.ApiVersionRequestTimeoutMs; set { _consumer.ApiVersionRequestTimeoutMs = value; _producer.ApiVersionRequestTimeoutMs = value; _admin.ApiVersionRequestTimeoutMs = value; } }

    /// <summary>Setting <c>bootstrap.servers</c> of all clients; unset: the client's default.</summary>
    public string? BootstrapServers { get => _consumer.BootstrapServers; set { _consumer.BootstrapServers = value; _producer.BootstrapServers = value; _admin.BootstrapServers = value; } }

    /// <summary>Setting <c>broker.address.family</c> of all clients; unset: the client's default.</summary>
    public BrokerAddressFamily? BrokerAddressFamily { get => _consumer.BrokerAddressFamily; set { _consumer.BrokerAddressFamily = value; _producer.BrokerAddressFamily = value; _admin.BrokerAddressFamily = value; } }

    /// <summary>Setting <c>broker.address.ttl</c> of all clients; unset: the client's default.</summary>
    public int? BrokerAddressTtl { get => _consumer.BrokerAddressTtl; set { _consumer.BrokerAddressTtl = value; _producer.BrokerAddressTtl = value; _admin.BrokerAddressTtl = value; } }

    /// <summary>Setting <c>broker.version.fallback</c> of all clients; unset: the client's default.</summary>
    public string? BrokerVersionFallback { get => _consumer.BrokerVersionFallback; set { _consumer.BrokerVersionFallback = value; _producer.BrokerVersionFallback = value; _admin.BrokerVersionFallback = value; } }

    /// <summary>Setting <c>client.dns.lookup</c> of all clients; unset: the client's default.</summary>
    public ClientDnsLookup? ClientDnsLookup { get => _consumer.ClientDnsLookup; set { _consumer.ClientDnsLookup = value; _producer.ClientDnsLookup = value; _admin.ClientDnsLookup = value; } }

    /// <summary>Setting <c>client.id</c> of all clients; unset: the client's default.</summary>
    public string? ClientId { get => _consumer.ClientId; set { _consumer.ClientId = value; _producer.ClientId = value; _admin.ClientId = value; } }

    /// <summary>Setting <c>connections.max.idle.ms</c> of all clients; unset: the client's default.</summary>
    public int? ConnectionsMaxIdleMs { get => _consumer.ConnectionsMaxIdleMs; set { _consumer.ConnectionsMaxIdleMs = value; _producer.ConnectionsMaxIdleMs = value; _admin.ConnectionsMaxIdleMs = value; } }

    /// <summary>Setting <c>debug</c> of all clients; unset: the client's default.</summary>
    public string? Debug { get => _consumer.Debug; set { _consumer.Debug = value; _producer.Debug = value; _admin.Debug = value; } }

    /// <summary>Setting <c>enable.metrics.push</c> of all clients; unset: the client's default.</summary>
    public bool? EnableMetricsPush { get => _consumer.EnableMetricsPush; set { _consumer.EnableMetricsPush = value; _producer.EnableMetricsPush = value; _admin.EnableMetricsPush = value; } }

    /// <summary>Setting <c>enable.random.seed</c> of all clients; unset: the client's default.</summary>
    public bool? EnableRandomSeed { get => _consumer.EnableRandomSeed; set { _consumer.EnableRandomSeed = value; _producer.EnableRandomSeed = value; _admin.EnableRandomSeed = value; } }

    /// <summary>Setting <c>internal.termination.signal</c> of all clients; unset: the client's default.</summary>
    public int? InternalTerminationSignal { get => _consumer.InternalTerminationSignal; set { _consumer.InternalTerminationSignal = value; _producer.InternalTerminationSignal = value; _admin.InternalTerminationSignal = value; } }

    /// <summary>Setting <c>log.connection.close</c> of all clients; unset: the client's default.</summary>
    public bool? LogConnectionClose { get => _consumer.LogConnectionClose; set { _consumer.LogConnectionClose = value; _producer.LogConnectionClose = value; _admin.LogConnectionClose = value; } }

    /// <summary>Setting <c>log.queue</c> of all clients; unset: the client's default.</summary>
    public bool? LogQueue { get => _consumer.LogQueue; set { _consumer.LogQueue = value; _producer.LogQueue = value; _admin.LogQueue = value; } }

    /// <summary>Setting <c>log.thread.name</c> of all clients; unset: the client's default.</summary>
    public bool? LogThreadName { get => _consumer.LogThreadName; set { _consumer.LogThreadName = value; _producer.LogThreadName = value; _admin.LogThreadName = value; } }

    /// <summary>Setting <c>message.copy.max.bytes</c> of all clients; unset: the client's default.</summary>
    public int? MessageCopyMaxBytes { get => _consumer.MessageCopyMaxBytes; set { _consumer.MessageCopyMaxBytes = value; _producer.MessageCopyMaxBytes = value; _admin.MessageCopyMaxBytes = value; } }

    /// <summary>Setting <c>message.max.bytes</c> of all clients; unset: the client's default.</summary>
    public int? MessageMaxBytes { get => _consumer.MessageMaxBytes; set { _consumer.MessageMaxBytes = value; _producer.MessageMaxBytes = value; _admin.MessageMaxBytes = value; } }

    /// <summary>Setting <c>metadata.max.age.ms</c> of all clients; unset: the client's default.</summary>
    public int? MetadataMaxAgeMs { get => _consumer.MetadataMaxAgeMs; set { _consumer.MetadataMaxAgeMs = value; _producer.MetadataMaxAgeMs = value; _admin.MetadataMaxAgeMs = value; } }

    /// <summary>Setting <c>plugin.library.paths</c> of all clients; unset: the client's default.</summary>
    public string? PluginLibraryPaths { get => _consumer.PluginLibraryPaths; set { _consumer.PluginLibraryPaths = value; _producer.PluginLibraryPaths = value; _admin.PluginLibraryPaths = value; } }

    /// <summary>Setting <c>rack</c> of all clients; unset: the client's default.</summary>
    public string? ClientRack { get => _consumer.ClientRack; set { _consumer.ClientRack = value; _producer.ClientRack = value; _admin.ClientRack = value; } }

    /// <summary>Setting <c>receive.message.max.bytes</c> of all clients; unset: the client's default.</summary>
    public int? ReceiveMessageMaxBytes { get => _consumer.ReceiveMessageMaxBytes; set { _consumer.ReceiveMessageMaxBytes = value; _producer.ReceiveMessageMaxBytes = value; _admin.ReceiveMessageMaxBytes = value; } }

    /// <summary>Setting <c>reconnect.backoff.max.ms</c> of all clients; unset: the client's default.</summary>
    public int? ReconnectBackoffMaxMs { get => _consumer.ReconnectBackoffMaxMs; set { _consumer.ReconnectBackoffMaxMs = value; _producer.ReconnectBackoffMaxMs = value; _admin.ReconnectBackoffMaxMs = value; } }

    /// <summary>Setting <c>reconnect.backoff.ms</c> of all clients; unset: the client's default.</summary>
    public int? ReconnectBackoffMs { get => _consumer.ReconnectBackoffMs; set { _consumer.ReconnectBackoffMs = value; _producer.ReconnectBackoffMs = value; _admin.ReconnectBackoffMs = value; } }

    /// <summary>Setting <c>retry.backoff.max.ms</c> of all clients; unset: the client's default.</summary>
    public int? RetryBackoffMaxMs { get => _consumer.RetryBackoffMaxMs; set { _consumer.RetryBackoffMaxMs = value; _producer.RetryBackoffMaxMs = value; _admin.RetryBackoffMaxMs = value; } }

    /// <summary>Setting <c>retry.backoff.ms</c> of all clients; unset: the client's default.</summary>
    public int? RetryBackoffMs { get => _consumer.RetryBackoffMs; set { _consumer.RetryBackoffMs = value; _producer.RetryBackoffMs = value; _admin.RetryBackoffMs = value; } }

    /// <summary>Setting <c>socket.connection.setup.timeout.ms</c> of all clients; unset: the client's default.</summary>
    public int? SocketConnectionSetupTimeoutMs { get => _consumer.SocketConnectionSetupTimeoutMs; set { _consumer.SocketConnectionSetupTimeoutMs = value; _producer.SocketConnectionSetupTimeoutMs = value; _admin.SocketConnectionSetupTimeoutMs = value; } }

    /// <summary>Setting <c>socket.keepalive.enable</c> of all clients; unset: the client's default.</summary>
    public bool? SocketKeepaliveEnable { get => _consumer.SocketKeepaliveEnable; set { _consumer.SocketKeepaliveEnable = value; _producer.SocketKeepaliveEnable = value; _admin.SocketKeepaliveEnable = value; } }

    /// <summary>Setting <c>socket.max.fails</c> of all clients; unset: the client's default.</summary>
    public int? SocketMaxFails { get => _consumer.SocketMaxFails; set { _consumer.SocketMaxFails = value; _producer.SocketMaxFails = value; _admin.SocketMaxFails = value; } }

    /// <summary>Setting <c>socket.nagle.disable</c> of all clients; unset: the client's default.</summary>
    public bool? SocketNagleDisable { get => _consumer.SocketNagleDisable; set { _consumer.SocketNagleDisable = value; _producer.SocketNagleDisable = value; _admin.SocketNagleDisable = value; } }

    /// <summary>Setting <c>socket.receive.buffer.bytes</c> of all clients; unset: the client's default.</summary>
    public int? SocketReceiveBufferBytes { get => _consumer.SocketReceiveBufferBytes; set { _consumer.SocketReceiveBufferBytes = value; _producer.SocketReceiveBufferBytes = value; _admin.SocketReceiveBufferBytes = value; } }

    /// <summary>Setting <c>socket.send.buffer.bytes</c> of all clients; unset: the client's default.</summary>
    public int? SocketSendBufferBytes { get => _consumer.SocketSendBufferBytes; set { _consumer.SocketSendBufferBytes = value; _producer.SocketSendBufferBytes = value; _admin.SocketSendBufferBytes = value; } }

    /// <summary>Setting <c>socket.timeout.ms</c> of all clients; unset: the client's default.</summary>
    public int? SocketTimeoutMs { get => _consumer.SocketTimeoutMs; set { _consumer.SocketTimeoutMs = value; _producer.SocketTimeoutMs = value; _admin.SocketTimeoutMs = value; } }

    /// <summary>Setting <c>statistics.interval.ms</c> of all clients; unset: the client's default.</summary>
    public int? StatisticsIntervalMs { get => _consumer.StatisticsIntervalMs; set { _consumer.StatisticsIntervalMs = value; _producer.StatisticsIntervalMs = value; _admin.StatisticsIntervalMs = value; } }

    /// <summary>Setting <c>topic.blacklist</c> of all clients; unset: the client's default.</summary>
    public string? TopicBlacklist { get => _consumer.TopicBlacklist; set { _consumer.TopicBlacklist = value; _producer.TopicBlacklist = value; _admin.TopicBlacklist = value; } }

    /// <summary>Setting <c>topic.metadata.propagation.max.ms</c> of all clients; unset: the client's default.</summary>
    public int? TopicMetadataPropagationMaxMs { get => _consumer.TopicMetadataPropagationMaxMs; set { _consumer.TopicMetadataPropagationMaxMs = value; _producer.TopicMetadataPropagationMaxMs = value; _admin.TopicMetadataPropagationMaxMs = value; } }

    /// <summary>Setting <c>topic.metadata.refresh.fast.interval.ms</c> of all clients; unset: the client's default.</summary>
    public int? TopicMetadataRefreshFastIntervalMs { get => _consumer.TopicMetadataRefreshFastIntervalMs; set { _consumer.TopicMetadataRefreshFastIntervalMs = value; _producer.TopicMetadataRefreshFastIntervalMs = value; _admin.TopicMetadataRefreshFastIntervalMs = value; } }

    /// <summary>Setting <c>topic.metadata.refresh.interval.ms</c> of all clients; unset: the client's default.</summary>
    public int? TopicMetadataRefreshIntervalMs { get => _consumer.TopicMetadataRefreshIntervalMs; set { _consumer.TopicMetadataRefreshIntervalMs = value; _producer.TopicMetadataRefreshIntervalMs = value; _admin.TopicMetadataRefreshIntervalMs = value; } }

    /// <summary>Setting <c>topic.metadata.refresh.sparse</c> of all clients; unset: the client's default.</summary>
    public bool? TopicMetadataRefreshSparse { get => _consumer.TopicMetadataRefreshSparse; set { _consumer.TopicMetadataRefreshSparse = value; _producer.TopicMetadataRefreshSparse = value; _admin.TopicMetadataRefreshSparse = value; } }
}
