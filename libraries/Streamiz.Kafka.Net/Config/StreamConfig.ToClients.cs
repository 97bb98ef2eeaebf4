using System.Reflection;
using Confluent.Kafka;
using Streamiz.Kafka.Net.Errors;

namespace Streamiz.Kafka.Net;

/// <content>The clients' settings: what is set for all, and overrides under a prefix for one of them.</content>
public partial class StreamConfig
{
    private const string MainConsumer = "main.consumer.";
    private const string GlobalConsumer = "global.consumer.";
    private const string RestoreConsumer = "restore.consumer.";
    private const string AnyProducer = "producer.";
    private const string ExternalConsumer = "external.consumer.";
    private const string ExternalProducer = "external.producer.";

    private readonly ConsumerConfig _consumer = [];
    private readonly ProducerConfig _producer = [];
    private readonly AdminClientConfig _admin = [];

    /// <inheritdoc/>
    public bool? AllowAutoCreateTopics
    {
        get => _consumer.AllowAutoCreateTopics;
        set
        {
            _consumer.AllowAutoCreateTopics = value;
            _producer.Set("allow.auto.create.topics", value is true ? "true" : "false");
            _admin.Set("allow.auto.create.topics", value is true ? "true" : "false");
        }
    }

    /// <summary>Always false: the engine commits by itself.</summary>
    public bool? EnableAutoCommit => _consumer.EnableAutoCommit;

    /// <summary>Always false: the engine commits by itself.</summary>
    public bool? EnableAutoOffsetStore => _consumer.EnableAutoOffsetStore;

    /// <summary>Setting <c>enable.idempotence</c> of producers. Exactly-once needs true.</summary>
    /// <exception cref="StreamsException">Set under exactly-once.</exception>
    public bool? EnableIdempotence { get => _producer.EnableIdempotence; set => _producer.EnableIdempotence = Unless("EnableIdempotence", value); }

    /// <summary>Setting <c>isolation.level</c> of consumers. Exactly-once needs read_committed.</summary>
    /// <exception cref="StreamsException">Set under exactly-once.</exception>
    public IsolationLevel? IsolationLevel { get => _consumer.IsolationLevel; set => _consumer.IsolationLevel = Unless("IsolationLevel", value); }

    /// <summary>Setting <c>max.in.flight</c> of all clients: requests without an answer on one connection. Exactly-once allows 5.</summary>
    /// <exception cref="StreamsException">Set under exactly-once.</exception>
    public int? MaxInFlight { get => _producer.MaxInFlight; set => SetMaxInFlight(Unless("MaxInFlight", value)); }

    /// <summary>Which fields a foreign consumer fills in; our own client always fills in all.</summary>
    public string ConsumeResultFields
    {
        set
        {
            _consumeResultFields = value;
            _consumer.ConsumeResultFields = value;
        }
    }

    /// <inheritdoc/>
    public ConsumerConfig ToConsumerConfig() => ToConsumerConfig(ClientId!);

    /// <inheritdoc/>
    public ConsumerConfig ToConsumerConfig(string clientId, bool @override = true)
    {
        var config = Named(new ConsumerConfig(Copy(_consumer)), clientId);
        config.GroupId = ApplicationId;
        if (@override) Override(config, MainConsumer);
        return config;
    }

    /// <inheritdoc/>
    public ConsumerConfig ToGlobalConsumerConfig(string clientId)
    {
        var config = ToConsumerConfig(clientId, false);
        config.GroupId = $"{ApplicationId}-Global-{clientId}";
        config.AutoOffsetReset = Confluent.Kafka.AutoOffsetReset.Earliest;
        Override(config, GlobalConsumer);
        return config;
    }

    /// <inheritdoc/>
    public ConsumerConfig ToRestoreConsumerConfig(string clientId)
    {
        var config = ToConsumerConfig(clientId, false);
        config.GroupId = $"{ApplicationId}-restore-group";
        Override(config, RestoreConsumer);
        return config;
    }

    /// <inheritdoc/>
    public ConsumerConfig ToExternalConsumerConfig(string clientId)
    {
        var config = ToConsumerConfig(clientId, false);
        config.GroupId = $"{ApplicationId}-external";
        Override(config, ExternalConsumer);
        return config;
    }

    /// <inheritdoc/>
    public ProducerConfig ToProducerConfig() => ToProducerConfig(ClientId!);

    /// <inheritdoc/>
    public ProducerConfig ToProducerConfig(string clientId)
    {
        var config = Named(new ProducerConfig(Copy(_producer)), clientId);
        Override(config, AnyProducer);
        return config;
    }

    /// <inheritdoc/>
    public ProducerConfig ToExternalProducerConfig(string clientId)
    {
        var config = Named(new ProducerConfig(Copy(_producer)), clientId);
        Override(config, ExternalProducer);
        return config;
    }

    /// <inheritdoc/>
    public AdminClientConfig ToAdminConfig(string clientId) => Named(new AdminClientConfig(Copy(_admin)), clientId);

    private static Dictionary<string, string> Copy(Config config) => config.ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);

    private static T Named<T>(T config, string clientId)
        where T : ClientConfig
    {
        if (clientId is not null) config.ClientId = clientId;
        config.Set("client.software.name", "streamiz-dotnet");
        config.Set("client.software.version", typeof(StreamConfig).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");
        return config;
    }

    private void Override(ClientConfig config, string prefix)
    {
        foreach (var (key, value) in GetPrefixScan(prefix)) config.Set(key[prefix.Length..], value);
    }

    private void SetMaxInFlight(int? value)
    {
        _consumer.MaxInFlight = value;
        _producer.MaxInFlight = value;
        _admin.MaxInFlight = value;
    }

    private T Unless<T>(string property, T value) => Guarantee != ProcessingGuarantee.EXACTLY_ONCE
        ? value
        : throw new StreamsException($"{property} follows from exactly-once and cannot be set together with it");
}
