using Confluent.Kafka;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>Begins Confluent's clients. Derive from it to set handlers of your own on them.</summary>
public class DefaultKafkaClientBuilder
{
    /// <summary>Begins a client for administration.</summary>
    public virtual AdminClientBuilder GetAdminBuilder(AdminClientConfig config) => new(config);

    /// <summary>Begins a consumer.</summary>
    public virtual ConsumerBuilder<byte[], byte[]> GetConsumerBuilder(ConsumerConfig config) => new(config);

    /// <summary>Begins a producer.</summary>
    public virtual ProducerBuilder<byte[], byte[]> GetProducerBuilder(ProducerConfig config) => new(config);
}
