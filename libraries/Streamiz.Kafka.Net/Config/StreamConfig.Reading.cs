using Confluent.Kafka;

namespace Streamiz.Kafka.Net;

/// <content>Settings of consumers and producers alone.</content>
public partial class StreamConfig
{
    /// <summary>Setting <c>auto.offset.reset</c> of consumers; unset: the client's default.</summary>
    public AutoOffsetReset? AutoOffsetReset { get => _consumer.AutoOffsetReset; set => _consumer.AutoOffsetReset = value; }

    /// <summary>Setting <c>batch.num.messages</c> of producers; unset: the client's default.</summary>
    public int? BatchNumMessages { get => _producer.BatchNumMessages; set => _producer.BatchNumMessages = value; }

    /// <summary>Setting <c>batch.size</c> of producers; unset: the client's default.</summary>
    public int? BatchSize { get => _producer.BatchSize; set => _producer.BatchSize = value; }

    /// <summary>Setting <c>check.crcs</c> of consumers; unset: the client's default.</summary>
    public bool? CheckCrcs { get => _consumer.CheckCrcs; set => _consumer.CheckCrcs = value; }

    /// <summary>Setting <c>compression.level</c> of producers; unset: the client's default.</summary>
    public int? CompressionLevel { get => _producer.CompressionLevel; set => _producer.CompressionLevel = value; }

    /// <summary>Setting <c>compression.type</c> of producers; unset: the client's default.</summary>
    public CompressionType? CompressionType { get => _producer.CompressionType; set => _producer.CompressionType = value; }

    /// <summary>Setting <c>coordinator.query.interval.ms</c> of consumers; unset: the client's default.</summary>
    public int? CoordinatorQueryIntervalMs { get => _consumer.CoordinatorQueryIntervalMs; set => _consumer.CoordinatorQueryIntervalMs = value; }

    /// <summary>Setting <c>delivery.report.fields</c> of producers; unset: the client's default.</summary>
    public string? DeliveryReportFields { get => _producer.DeliveryReportFields; set => _producer.DeliveryReportFields = value; }

    /// <summary>Setting <c>enable.background.poll</c> of producers; unset: the client's default.</summary>
    public bool? EnableBackgroundPoll { get => _producer.EnableBackgroundPoll; set => _producer.EnableBackgroundPoll = value; }

    /// <summary>Setting <c>enable.delivery.reports</c> of producers; unset: the client's default.</summary>
    public bool? EnableDeliveryReports { get => _producer.EnableDeliveryReports; set => _producer.EnableDeliveryReports = value; }

    /// <summary>Setting <c>enable.gapless.guarantee</c> of producers; unset: the client's default.</summary>
    public bool? EnableGaplessGuarantee { get => _producer.EnableGaplessGuarantee; set => _producer.EnableGaplessGuarantee = value; }

    /// <summary>Setting <c>enable.partition.eof</c> of consumers; unset: the client's default.</summary>
    public bool? EnablePartitionEof { get => _consumer.EnablePartitionEof; set => _consumer.EnablePartitionEof = value; }

    /// <summary>Setting <c>fetch.error.backoff.ms</c> of consumers; unset: the client's default.</summary>
    public int? FetchErrorBackoffMs { get => _consumer.FetchErrorBackoffMs; set => _consumer.FetchErrorBackoffMs = value; }

    /// <summary>Setting <c>fetch.max.bytes</c> of consumers; unset: the client's default.</summary>
    public int? FetchMaxBytes { get => _consumer.FetchMaxBytes; set => _consumer.FetchMaxBytes = value; }

    /// <summary>Setting <c>fetch.min.bytes</c> of consumers; unset: the client's default.</summary>
    public int? FetchMinBytes { get => _consumer.FetchMinBytes; set => _consumer.FetchMinBytes = value; }

    /// <summary>Setting <c>fetch.queue.backoff.ms</c> of consumers; unset: the client's default.</summary>
    public int? FetchQueueBackoffMs { get => _consumer.FetchQueueBackoffMs; set => _consumer.FetchQueueBackoffMs = value; }

    /// <summary>Setting <c>fetch.wait.max.ms</c> of consumers; unset: the client's default.</summary>
    public int? FetchWaitMaxMs { get => _consumer.FetchWaitMaxMs; set => _consumer.FetchWaitMaxMs = value; }

    /// <summary>Setting <c>group.protocol</c> of consumers; unset: classic. The third value, <c>streams</c> (KIP-1071: the cluster shares the tasks), is set by its key.</summary>
    public GroupProtocol? GroupProtocol { get => _consumer.GroupProtocol; set => _consumer.GroupProtocol = value; }

    private bool _streamsGroup;

    /// <summary>Setting <c>group.protocol.type</c> of consumers; unset: the client's default.</summary>
    public string? GroupProtocolType { get => _consumer.GroupProtocolType; set => _consumer.GroupProtocolType = value; }

    /// <summary>Setting <c>group.remote.assignor</c> of consumers; unset: the client's default.</summary>
    public string? GroupRemoteAssignor { get => _consumer.GroupRemoteAssignor; set => _consumer.GroupRemoteAssignor = value; }

    /// <summary>Setting <c>heartbeat.interval.ms</c> of consumers; unset: the client's default.</summary>
    public int? HeartbeatIntervalMs { get => _consumer.HeartbeatIntervalMs; set => _consumer.HeartbeatIntervalMs = value; }

    /// <summary>Setting <c>linger.ms</c> of producers; unset: the client's default.</summary>
    public double? LingerMs { get => _producer.LingerMs; set => _producer.LingerMs = value; }

    /// <summary>Setting <c>max.partition.fetch.bytes</c> of consumers; unset: the client's default.</summary>
    public int? MaxPartitionFetchBytes { get => _consumer.MaxPartitionFetchBytes; set => _consumer.MaxPartitionFetchBytes = value; }

    /// <summary>Setting <c>max.poll.interval.ms</c> of consumers; unset: the client's default.</summary>
    public int? MaxPollIntervalMs { get => _consumer.MaxPollIntervalMs; set => _consumer.MaxPollIntervalMs = value; }

    /// <summary>Setting <c>message.send.max.retries</c> of producers; unset: the client's default.</summary>
    public int? MessageSendMaxRetries { get => _producer.MessageSendMaxRetries; set => _producer.MessageSendMaxRetries = value; }

    /// <summary>Setting <c>message.timeout.ms</c> of producers; unset: the client's default.</summary>
    public int? MessageTimeoutMs { get => _producer.MessageTimeoutMs; set => _producer.MessageTimeoutMs = value; }

    /// <summary>Setting <c>partition.assignment.strategy</c> of consumers; unset: the client's default.</summary>
    public PartitionAssignmentStrategy? PartitionAssignmentStrategy { get => _consumer.PartitionAssignmentStrategy; set => _consumer.PartitionAssignmentStrategy = value; }

    /// <summary>Setting <c>partitioner</c> of producers; unset: the client's default.</summary>
    public Partitioner? Partitioner { get => _producer.Partitioner; set => _producer.Partitioner = value; }

    /// <summary>Setting <c>queue.buffering.backpressure.threshold</c> of producers; unset: the client's default.</summary>
    public int? QueueBufferingBackpressureThreshold { get => _producer.QueueBufferingBackpressureThreshold; set => _producer.QueueBufferingBackpressureThreshold = value; }

    /// <summary>Setting <c>queue.buffering.max.kbytes</c> of producers; unset: the client's default.</summary>
    public int? QueueBufferingMaxKbytes { get => _producer.QueueBufferingMaxKbytes; set => _producer.QueueBufferingMaxKbytes = value; }

    /// <summary>Setting <c>queue.buffering.max.messages</c> of producers; unset: the client's default.</summary>
    public int? QueueBufferingMaxMessages { get => _producer.QueueBufferingMaxMessages; set => _producer.QueueBufferingMaxMessages = value; }

    /// <summary>Setting <c>queued.max.messages.kbytes</c> of consumers; unset: the client's default.</summary>
    public int? QueuedMaxMessagesKbytes { get => _consumer.QueuedMaxMessagesKbytes; set => _consumer.QueuedMaxMessagesKbytes = value; }

    /// <summary>Setting <c>queued.min.messages</c> of consumers; unset: the client's default.</summary>
    public int? QueuedMinMessages { get => _consumer.QueuedMinMessages; set => _consumer.QueuedMinMessages = value; }

    /// <summary>Setting <c>request.timeout.ms</c> of producers; unset: the client's default.</summary>
    public int? RequestTimeoutMs { get => _producer.RequestTimeoutMs; set => _producer.RequestTimeoutMs = value; }

    /// <summary>Setting <c>session.timeout.ms</c> of consumers; unset: the client's default.</summary>
    public int? SessionTimeoutMs { get => _consumer.SessionTimeoutMs; set => _consumer.SessionTimeoutMs = value; }

    /// <summary>Setting <c>sticky.partitioning.linger.ms</c> of producers; unset: the client's default.</summary>
    public int? StickyPartitioningLingerMs { get => _producer.StickyPartitioningLingerMs; set => _producer.StickyPartitioningLingerMs = value; }

    /// <summary>Setting <c>transaction.id</c> of producers; unset: the client's default.</summary>
    public string? TransactionalId { get => _producer.TransactionalId; set => _producer.TransactionalId = value; }

    /// <summary>Setting <c>transaction.timeout.ms</c> of producers; unset: the client's default.</summary>
    public int? TransactionTimeoutMs { get => _producer.TransactionTimeoutMs; set => _producer.TransactionTimeoutMs = value; }
}
