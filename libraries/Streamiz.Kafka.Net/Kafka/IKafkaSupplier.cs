using Confluent.Kafka;
using Streamiz.Kafka.Net.Metrics;

namespace Streamiz.Kafka.Net.Kafka;

/// <summary>
/// Makes Confluent's clients from an application's settings. The engine does not ask it: it speaks to the cluster through a client of its own. It is for programs that
/// make further clients beside the application's with the same settings.
/// </summary>
public interface IKafkaSupplier
{
    /// <summary>Sensors of the application; set by <see cref="KafkaStream"/> when it is given the supplier.</summary>
    StreamMetricsRegistry MetricsRegistry { get; set; }

    /// <summary>A client for administration.</summary>
    IAdminClient GetAdmin(AdminClientConfig config);

    /// <summary>A consumer that tells the listener of its partitions.</summary>
    IConsumer<byte[], byte[]> GetConsumer(ConsumerConfig config, IConsumerRebalanceListener rebalanceListener);

    /// <summary>A consumer as global tables would need it: without a group.</summary>
    IConsumer<byte[], byte[]> GetGlobalConsumer(ConsumerConfig config);

    /// <summary>A producer.</summary>
    IProducer<byte[], byte[]> GetProducer(ProducerConfig config);

    /// <summary>A consumer as restores would need it: without a group.</summary>
    IConsumer<byte[], byte[]> GetRestoreConsumer(ConsumerConfig config);
}
