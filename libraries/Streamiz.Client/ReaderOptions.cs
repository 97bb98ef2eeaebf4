using Streamiz.Client.Groups;
using Streamiz.Client.Reading;

namespace Streamiz.Client;

/// <summary>What a <see cref="KafkaReader"/> reads, and with whom it shares.</summary>
public sealed record ReaderOptions
{
    /// <summary>The cluster and who the client is to it.</summary>
    public required ClientOptions Client { get; init; }

    /// <summary>The topics to read, by name.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>
    /// The topics to read, by a regular expression for whole names, instead of <see cref="Topics"/>: those that are there, and those that will be. They are looked for again whenever metadata is refreshed, every
    /// <see cref="ClientOptions.MetadataMaxAgeMs"/> at the latest, or by the cluster itself with <see cref="SharedByCluster"/>. The cluster's own topics are never among them. Look-around and back references are not taken.
    /// </summary>
    public string? TopicPattern { get; init; }

    /// <summary>The group that shares the partitions and keeps the offsets; null reads all partitions and keeps nothing.</summary>
    public string? GroupId { get; init; }

    /// <summary>The member's lasting name; a member with one keeps its place over a restart.</summary>
    public string? GroupInstanceId { get; init; }

    /// <summary>Whether the cluster shares the partitions (KIP-848, from Kafka 4.0 on), not one of the members.</summary>
    public bool SharedByCluster { get; init; }

    /// <summary>
    /// How the members share the partitions where they do that, best first; the group takes a way that all of them know. If all are cooperative, the reader goes on with what stays its own while the group shares anew.
    /// Like Java's, a reader offers <c>range</c> when nobody says otherwise, and <c>cooperative-sticky</c> for a group that knows nothing else. <see cref="PartitionAssignors.Parse"/> understands the setting <c>partition.assignment.strategy</c>.
    /// </summary>
    public IReadOnlyList<IPartitionAssignor> Assignors { get; init; } = PartitionAssignors.Default;

    /// <summary>Where reading begins in a partition without a committed offset.</summary>
    public ReadFrom StartAt { get; init; } = ReadFrom.Beginning;

    /// <summary>How often what has been given back is committed, milliseconds; before a rebalance and at the end it is, too. 0 leaves all of it to <see cref="KafkaReader.CommitAsync"/> or a transaction.</summary>
    public int CommitIntervalMs { get; init; } = 5_000;

    /// <summary>How records are fetched.</summary>
    public FetchOptions Fetch { get; init; } = new();

    /// <summary>How many batches may wait to be taken.</summary>
    public int MaxBatchesAhead { get; init; } = 64;

    /// <summary>How long the group keeps a member that is not heard of, milliseconds.</summary>
    public int SessionTimeoutMs { get; init; } = 45_000;

    /// <summary>How often the member is heard of, milliseconds.</summary>
    public int HeartbeatIntervalMs { get; init; } = 3_000;

    /// <summary>How long a rebalance waits for the member, milliseconds.</summary>
    public int MaxPollIntervalMs { get; init; } = 300_000;
}
