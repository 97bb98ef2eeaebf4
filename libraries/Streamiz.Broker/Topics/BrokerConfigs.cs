using static Streamiz.Broker.Topics.ConfigType;

namespace Streamiz.Broker.Topics;

/// <summary>The settings of the broker itself, and those that stand behind topics' settings.</summary>
internal static class BrokerConfigs
{
    public static IReadOnlyDictionary<string, ConfigDefinition> All { get; } = Own().Concat(BehindTopics()).DistinctBy(d => d.Name).ToDictionary(d => d.Name, StringComparer.Ordinal);

    private static IEnumerable<ConfigDefinition> Own() =>
    [
        new("num.partitions", Int, "1", "Partitions of a topic that is created without saying how many.") { Min = 1 },
        new("default.replication.factor", Int, "1", "Kept for tools; one node has one replica.") { Min = 1 },
        new("auto.create.topics.enable", ConfigType.Boolean, "true", "Whether asking for a topic creates it."),
        new("delete.topic.enable", ConfigType.Boolean, "true", "Whether topics may be deleted."),
        new("broker.id", Int, "1", "The broker's number.") { IsReadOnly = true },
        new("node.id", Int, "1", "The broker's number.") { IsReadOnly = true },
        new("log.retention.check.interval.ms", Long, "300000", "Time between two looks at what is too old or too much, milliseconds.") { Min = 1 },
        new("log.cleaner.backoff.ms", Long, "15000", "Time between two looks for topics to compact, milliseconds.") { Min = 1 },
        new("log.flush.scheduler.interval.ms", Long, "1000", "Time between two looks for logs whose flush is due, milliseconds.") { Min = 1 },
        new("group.initial.rebalance.delay.ms", Int, "0", "How long the first rebalance of an empty group waits for more members, milliseconds.") { Min = 0 },
        new("group.min.session.timeout.ms", Int, "6000", "Shortest session time-out a member may ask for, milliseconds.") { Min = 1 },
        new("group.max.session.timeout.ms", Int, "1800000", "Longest session time-out a member may ask for, milliseconds.") { Min = 1 },
        new("group.max.size", Int, "2147483647", "Members a group may have.") { Min = 1 },
        new("group.consumer.session.timeout.ms", Int, "45000", "Session time-out of the consumer group protocol, milliseconds.") { Min = 1 },
        new("group.consumer.heartbeat.interval.ms", Int, "5000", "Heartbeat interval of the consumer group protocol, milliseconds.") { Min = 1 },
        new("group.consumer.min.session.timeout.ms", Int, "45000", "Shortest session time-out that a group of the consumer group protocol may set, milliseconds.") { Min = 1 },
        new("group.consumer.max.session.timeout.ms", Int, "60000", "Longest session time-out that a group of the consumer group protocol may set, milliseconds.") { Min = 1 },
        new("group.consumer.min.heartbeat.interval.ms", Int, "5000", "Shortest heartbeat interval that a group of the consumer group protocol may set, milliseconds.") { Min = 1 },
        new("group.consumer.max.heartbeat.interval.ms", Int, "15000", "Longest heartbeat interval that a group of the consumer group protocol may set, milliseconds.") { Min = 1 },
        new("group.streams.min.session.timeout.ms", Int, "45000", "Shortest session time-out that a group of the streams group protocol may set, milliseconds.") { Min = 1 },
        new("group.streams.max.session.timeout.ms", Int, "60000", "Longest session time-out that a group of the streams group protocol may set, milliseconds.") { Min = 1 },
        new("group.streams.min.heartbeat.interval.ms", Int, "5000", "Shortest heartbeat interval that a group of the streams group protocol may set, milliseconds.") { Min = 1 },
        new("group.streams.max.heartbeat.interval.ms", Int, "15000", "Longest heartbeat interval that a group of the streams group protocol may set, milliseconds.") { Min = 1 },
        new("group.streams.session.timeout.ms", Int, "45000", "Session time-out of the streams group protocol, milliseconds.") { Min = 1 },
        new("group.streams.heartbeat.interval.ms", Int, "5000", "Heartbeat interval of the streams group protocol, milliseconds.") { Min = 1 },
        new("group.streams.num.standby.replicas", Int, "0", "Standby replicas of stateful tasks in streams groups.") { Min = 0 },
        new("offsets.retention.minutes", Int, "10080", "How long the offsets of an empty group are kept, minutes.") { Min = 1 },
        new("offset.metadata.max.bytes", Int, "4096", "Longest text that may go with a committed offset, bytes.") { Min = 0 },
        new("transaction.max.timeout.ms", Int, "900000", "Longest transaction time-out a producer may ask for, milliseconds.") { Min = 1 },
        new("transaction.abort.timed.out.transaction.cleanup.interval.ms", Int, "1000", "Time between two looks for transactions that are too old, milliseconds.") { Min = 1 },
        new("transactional.id.expiration.ms", Int, "604800000", "How long a silent transactional id is remembered, milliseconds.") { Min = 1 },
        new("producer.id.expiration.ms", Int, "86400000", "How long a silent producer is remembered, milliseconds.") { Min = 1 },
        new("max.incremental.fetch.session.cache.slots", Int, "1000", "Fetch sessions kept.") { Min = 0 },
        new("connections.max.idle.ms", Long, "600000", "Time after which a silent connection is closed, milliseconds.") { Min = 1 },
        new("fetch.max.bytes", Int, "57671680", "Largest answer to a fetch, bytes.") { Min = 1024 },
        new("transaction.partition.verification.enable", ConfigType.Boolean, "true", "Whether transactional writes must belong to a transaction."),
        new("log.dirs", ConfigType.String, "", "Where the data is.") { IsReadOnly = true },
        new("listeners", ConfigType.String, "", "Where the broker listens.") { IsReadOnly = true },
        new("advertised.listeners", ConfigType.String, "", "Where clients are told to connect.") { IsReadOnly = true },
        new("process.roles", List, "broker,controller", "What this node is.") { IsReadOnly = true },
        new("offsets.topic.num.partitions", Int, "1", "Partitions of the offsets topic.") { IsReadOnly = true },
        new("offsets.topic.replication.factor", Int, "1", "One node has one replica.") { IsReadOnly = true },
        new("transaction.state.log.num.partitions", Int, "1", "Partitions of the transactions topic.") { IsReadOnly = true },
        new("transaction.state.log.replication.factor", Int, "1", "One node has one replica.") { IsReadOnly = true },
        new("transaction.state.log.min.isr", Int, "1", "One node has one replica.") { IsReadOnly = true },
    ];

    private static IEnumerable<ConfigDefinition> BehindTopics() =>
        TopicConfigs.All.Values.Where(d => d.BrokerName is not null).Select(d => d with { Name = d.BrokerName!, BrokerName = null });
}
