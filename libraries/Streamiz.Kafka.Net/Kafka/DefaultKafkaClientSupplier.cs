using Confluent.Kafka;
using Streamiz.Kafka.Net.Metrics;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Makes Confluent's clients, whose log goes where the application's goes. Making one loads librdkafka.</summary>
public class DefaultKafkaClientSupplier : IKafkaSupplier
{
    private readonly KafkaLoggerAdapter _log;
    private readonly DefaultKafkaClientBuilder _builders;

    /// <summary>Makes clients as they come.</summary>
    public DefaultKafkaClientSupplier(KafkaLoggerAdapter loggerAdapter, IStreamConfig streamConfig)
        : this(loggerAdapter, streamConfig, new DefaultKafkaClientBuilder())
    {
    }

    /// <summary>Makes clients that a builder of the caller's begins.</summary>
    public DefaultKafkaClientSupplier(KafkaLoggerAdapter loggerAdapter, IStreamConfig streamConfig, DefaultKafkaClientBuilder builderKafkaHandler)
    {
        ArgumentNullException.ThrowIfNull(loggerAdapter);
        ArgumentNullException.ThrowIfNull(streamConfig);
        ArgumentNullException.ThrowIfNull(builderKafkaHandler);
        _log = loggerAdapter;
        _builders = builderKafkaHandler;
        MetricsRegistry = new StreamMetricsRegistry(streamConfig.ClientId ?? streamConfig.ApplicationId ?? "", streamConfig.MetricsRecording);
    }

    /// <inheritdoc/>
    public StreamMetricsRegistry MetricsRegistry { get; set; }

    /// <inheritdoc/>
    public IAdminClient GetAdmin(AdminClientConfig config) =>
        _builders.GetAdminBuilder(config).SetLogHandler((client, message) => _log.Log(client.Name, message)).SetErrorHandler((client, error) => _log.Error(client.Name, error)).Build();

    /// <inheritdoc/>
    public IConsumer<byte[], byte[]> GetConsumer(ConsumerConfig config, IConsumerRebalanceListener rebalanceListener)
    {
        var builder = Begin(config);
        if (rebalanceListener is not null)
        {
            builder.SetPartitionsAssignedHandler((consumer, partitions) => rebalanceListener.PartitionsAssigned(consumer, partitions));
            builder.SetPartitionsRevokedHandler((consumer, partitions) => rebalanceListener.PartitionsRevoked(consumer, partitions));
            builder.SetPartitionsLostHandler((consumer, partitions) => rebalanceListener.PartitionsLost(consumer, partitions));
        }

        return builder.Build();
    }

    /// <inheritdoc/>
    public IConsumer<byte[], byte[]> GetGlobalConsumer(ConsumerConfig config) => Begin(config).Build();

    /// <inheritdoc/>
    public IProducer<byte[], byte[]> GetProducer(ProducerConfig config) =>
        _builders.GetProducerBuilder(config).SetLogHandler((client, message) => _log.Log(client.Name, message)).SetErrorHandler((client, error) => _log.Error(client.Name, error)).Build();

    /// <inheritdoc/>
    public IConsumer<byte[], byte[]> GetRestoreConsumer(ConsumerConfig config) => Begin(config).Build();

    private ConsumerBuilder<byte[], byte[]> Begin(ConsumerConfig config) =>
        _builders.GetConsumerBuilder(config).SetLogHandler((client, message) => _log.Log(client.Name, message)).SetErrorHandler((client, error) => _log.Error(client.Name, error));
}
