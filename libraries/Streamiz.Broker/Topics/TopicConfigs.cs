using static Streamiz.Broker.Topics.ConfigType;

namespace Streamiz.Broker.Topics;

/// <summary>The settings of topics: Apache Kafka's names and defaults.</summary>
internal static class TopicConfigs
{
    private static readonly string[] Codecs = ["producer", "uncompressed", "gzip", "snappy", "lz4", "zstd"];

    public static IReadOnlyDictionary<string, ConfigDefinition> All { get; } = new ConfigDefinition[]
    {
        new("cleanup.policy", List, "delete", "What is done with old segments: delete, compact, or both.") { BrokerName = "log.cleanup.policy", Allowed = ["delete", "compact"] },
        new("compression.gzip.level", Int, "-1", "Kept for tools; batches are stored as the producer compressed them.") { BrokerName = "compression.gzip.level" },
        new("compression.lz4.level", Int, "9", "Kept for tools; batches are stored as the producer compressed them.") { BrokerName = "compression.lz4.level" },
        new("compression.type", ConfigType.String, "producer", "Batches are stored as the producer compressed them.") { BrokerName = "compression.type", Allowed = Codecs },
        new("compression.zstd.level", Int, "3", "Kept for tools; batches are stored as the producer compressed them.") { BrokerName = "compression.zstd.level" },
        new("delete.retention.ms", Long, "86400000", "How long compaction keeps tombstones, milliseconds.") { BrokerName = "log.cleaner.delete.retention.ms", Min = 0 },
        new("file.delete.delay.ms", Long, "60000", "Kept for tools; files are deleted at once.") { BrokerName = "log.segment.delete.delay.ms", Min = 0 },
        new("flush.messages", Long, "9223372036854775807", "Records after which the log is forced to the device.") { BrokerName = "log.flush.interval.messages", Min = 1 },
        new("flush.ms", Long, "9223372036854775807", "Time after which the log is forced to the device, milliseconds.") { BrokerName = "log.flush.interval.ms", Min = 0 },
        new("follower.replication.throttled.replicas", List, "", "Kept for tools; there are no followers."),
        new("index.interval.bytes", Int, "4096", "Bytes between two entries of a segment's index.") { BrokerName = "log.index.interval.bytes", Min = 0 },
        new("leader.replication.throttled.replicas", List, "", "Kept for tools; there are no followers."),
        new("local.retention.bytes", Long, "-2", "Kept for tools; there is no remote storage.") { Min = -2 },
        new("local.retention.ms", Long, "-2", "Kept for tools; there is no remote storage.") { Min = -2 },
        new("max.compaction.lag.ms", Long, "9223372036854775807", "How long a record may stay uncompacted, milliseconds.") { BrokerName = "log.cleaner.max.compaction.lag.ms", Min = 1 },
        new("max.message.bytes", Int, "1048588", "Largest batch accepted, bytes.") { BrokerName = "message.max.bytes", Min = 0 },
        new("message.timestamp.after.max.ms", Long, "3600000", "How far a record's time may be ahead of the broker's, milliseconds.") { BrokerName = "log.message.timestamp.after.max.ms", Min = 0 },
        new("message.timestamp.before.max.ms", Long, "9223372036854775807", "How far a record's time may be behind the broker's, milliseconds.") { BrokerName = "log.message.timestamp.before.max.ms", Min = 0 },
        new("message.timestamp.type", ConfigType.String, "CreateTime", "Whose time a record bears.") { BrokerName = "log.message.timestamp.type", Allowed = ["CreateTime", "LogAppendTime"] },
        new("min.cleanable.dirty.ratio", ConfigType.Double, "0.5", "Share of uncompacted bytes from which compaction runs.") { BrokerName = "log.cleaner.min.cleanable.ratio", Min = 0, Max = 1 },
        new("min.compaction.lag.ms", Long, "0", "How long a record stays uncompacted, milliseconds.") { BrokerName = "log.cleaner.min.compaction.lag.ms", Min = 0 },
        new("min.insync.replicas", Int, "1", "Kept for tools; one node has one replica.") { BrokerName = "min.insync.replicas", Min = 1 },
        new("preallocate", ConfigType.Boolean, "false", "Kept for tools; files grow as they are written.") { BrokerName = "log.preallocate" },
        new("remote.log.copy.disable", ConfigType.Boolean, "false", "Kept for tools; there is no remote storage."),
        new("remote.log.delete.on.disable", ConfigType.Boolean, "false", "Kept for tools; there is no remote storage."),
        new("remote.storage.enable", ConfigType.Boolean, "false", "Kept for tools; there is no remote storage."),
        new("retention.bytes", Long, "-1", "Size of a partition from which old segments are deleted, bytes.") { BrokerName = "log.retention.bytes", Min = -1 },
        new("retention.ms", Long, "604800000", "Age from which records are deleted, milliseconds.") { BrokerName = "log.retention.ms", Min = -1 },
        new("segment.bytes", Int, "1073741824", "Size of a segment, bytes.") { BrokerName = "log.segment.bytes", Min = 14 },
        new("segment.index.bytes", Int, "10485760", "Kept for tools; an index is as large as it must be.") { BrokerName = "log.index.size.max.bytes", Min = 4 },
        new("segment.jitter.ms", Long, "0", "Kept for tools; segments end when they are due.") { BrokerName = "log.roll.jitter.ms", Min = 0 },
        new("segment.ms", Long, "604800000", "Age from which a new segment is begun, milliseconds.") { BrokerName = "log.roll.ms", Min = 1 },
        new("unclean.leader.election.enable", ConfigType.Boolean, "false", "Kept for tools; one node has one leader.") { BrokerName = "unclean.leader.election.enable" },
    }.ToDictionary(d => d.Name, StringComparer.Ordinal);
}
