using Streamiz.Client.Admin;
using Streamiz.Client.Groups;
using Streamiz.Client.Metadata;
using Streamiz.Client.People;
using Streamiz.Client.Wires;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client;

/// <summary>Looks after a cluster: topics, offsets, groups. From any thread; it has one thread, which drives its client.</summary>
public sealed class KafkaAdmin : IAsyncDisposable
{
    private readonly ClientThread _thread;

    /// <summary>Creates it and starts its thread.</summary>
    /// <param name="client">The cluster and who the client is to it.</param>
    /// <param name="network">The way to the cluster; null is TCP.</param>
    /// <param name="time">The clock; null is the system's.</param>
    public KafkaAdmin(ClientOptions client, INetwork? network = null, TimeProvider? time = null)
    {
        _thread = new ClientThread(client, network, time, $"{client.ClientId} admin");
        _thread.Start();
    }

    /// <inheritdoc cref="KafkaAdminCalls.CreateTopics"/>
    public Task<IReadOnlyList<Result>> CreateTopicsAsync(IEnumerable<NewTopic> topics, CancellationToken cancellation = default) => AskAsync(c => c.CreateTopics(topics), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.DeleteTopics"/>
    public Task<IReadOnlyList<Result>> DeleteTopicsAsync(IEnumerable<string> topics, CancellationToken cancellation = default) => AskAsync(c => c.DeleteTopics(topics), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.CreatePartitions"/>
    public Task<IReadOnlyList<Result>> CreatePartitionsAsync(IReadOnlyDictionary<string, int> counts, CancellationToken cancellation = default) => AskAsync(c => c.CreatePartitions(counts), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.ListTopics"/>
    public Task<IReadOnlyList<TopicInfo>> ListTopicsAsync(bool includeInternal = false, CancellationToken cancellation = default) => AskAsync(c => c.ListTopics(includeInternal), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.TopicConfigs"/>
    public Task<IReadOnlyDictionary<string, string?>> TopicConfigsAsync(string topic, CancellationToken cancellation = default) => AskAsync(c => c.TopicConfigs(topic), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.AlterTopicConfigs"/>
    public Task AlterTopicConfigsAsync(string topic, IReadOnlyDictionary<string, string?> configs, CancellationToken cancellation = default) => AskAsync(c => c.AlterTopicConfigs(topic, configs), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.DescribeCluster"/>
    public Task<DescribeClusterResponse> DescribeClusterAsync(CancellationToken cancellation = default) => AskAsync(c => c.DescribeCluster(), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.ListOffsets"/>
    public Task<IReadOnlyDictionary<TopicPartition, ListedOffset>> ListOffsetsAsync(IEnumerable<TopicPartition> partitions, long timestamp, bool readCommitted = false, CancellationToken cancellation = default) =>
        AskAsync(c => c.ListOffsets(partitions, timestamp, readCommitted), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.DeleteRecords"/>
    public Task<IReadOnlyDictionary<TopicPartition, long>> DeleteRecordsAsync(IReadOnlyDictionary<TopicPartition, long> before, CancellationToken cancellation = default) => AskAsync(c => c.DeleteRecords(before), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.ListGroups"/>
    public Task<IReadOnlyList<GroupListing>> ListGroupsAsync(CancellationToken cancellation = default) => AskAsync(c => c.ListGroups(), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.DescribeGroup"/>
    public Task<DescribeGroupsResponse.DescribedGroup> DescribeGroupAsync(string group, CancellationToken cancellation = default) => AskAsync(c => c.DescribeGroup(group), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.DeleteGroup"/>
    public Task DeleteGroupAsync(string group, CancellationToken cancellation = default) => AskAsync(c => c.DeleteGroup(group), cancellation);

    /// <inheritdoc cref="KafkaAdminCalls.FetchOffsets"/>
    public Task<IReadOnlyDictionary<TopicPartition, OffsetAndMetadata>> FetchOffsetsAsync(string group, IEnumerable<TopicPartition>? partitions = null, CancellationToken cancellation = default) =>
        AskAsync(c => c.FetchOffsets(group, partitions), cancellation);

    /// <summary>Sets the offsets of a group without members.</summary>
    /// <exception cref="KafkaException">The group has members, or does not take them.</exception>
    public Task CommitOffsetsAsync(string group, IReadOnlyCollection<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets, CancellationToken cancellation = default) =>
        AskAsync(c => c.CommitOffsets(new GroupMetadata(group), offsets), cancellation);

    /// <summary>Closes; what is not answered yet fails.</summary>
    public ValueTask DisposeAsync() => _thread.DisposeAsync();

    private Task<T> AskAsync<T>(Func<KafkaAdminCalls, Answer<T>> call, CancellationToken cancellation) => _thread.Ask(client => call(client.Admin), cancellation);
}
