using Streamiz.Client.Connections;
using Streamiz.Client.Groups;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Admin;

/// <summary>Calls that are answered once. Driving the client moves them on; they are tried again until <see cref="ClientOptions.ApiTimeoutMs"/>.</summary>
public sealed partial class KafkaAdminCalls
{
    private readonly KafkaClient _client;

    internal KafkaAdminCalls(KafkaClient client) => _client = client;

    /// <summary>Makes topics. A topic that is there already is an error of its own entry.</summary>
    /// <param name="topics">The topics.</param>
    /// <param name="validateOnly">Whether it is only looked whether they could be made.</param>
    public Answer<IReadOnlyList<Result>> CreateTopics(IEnumerable<NewTopic> topics, bool validateOnly = false)
    {
        var request = new CreateTopicsRequest { TimeoutMs = _client.Options.RequestTimeoutMs, ValidateOnly = validateOnly };
        foreach (var topic in topics)
        {
            var item = new CreateTopicsRequest.CreatableTopic { Name = topic.Name, NumPartitions = topic.Partitions, ReplicationFactor = topic.ReplicationFactor };
            foreach (var (name, value) in topic.Configs ?? new Dictionary<string, string>()) item.Configs.Add(new() { Name = name, Value = value });
            request.Topics.Add(item);
        }
        var asked = _client.Ask<CreateTopicsRequest, CreateTopicsResponse>(Route.Controller, request, r => Retriable(r.Topics.Select(t => t.ErrorCode))).Answer;
        return asked.Map(r =>
        {
            foreach (var topic in r.Topics) _client.Cluster.Topic(topic.Name);
            _client.Cluster.Refresh();
            return (IReadOnlyList<Result>)[.. r.Topics.Select(t => new Result(t.Name, KafkaException.From(t.ErrorCode, t.ErrorMessage)))];
        });
    }

    /// <summary>Deletes topics with all their records.</summary>
    public Answer<IReadOnlyList<Result>> DeleteTopics(IEnumerable<string> topics)
    {
        var request = new DeleteTopicsRequest { TimeoutMs = _client.Options.RequestTimeoutMs };
        foreach (string topic in topics)
        {
            request.TopicNames.Add(topic);
            request.Topics.Add(new() { Name = topic });
        }
        var asked = _client.Ask<DeleteTopicsRequest, DeleteTopicsResponse>(Route.Controller, request, r => Retriable(r.Responses.Select(t => t.ErrorCode))).Answer;
        return asked.Map(r =>
        {
            _client.Cluster.Refresh();
            return (IReadOnlyList<Result>)[.. r.Responses.Select(t => new Result(t.Name ?? "", KafkaException.From(t.ErrorCode, t.ErrorMessage)))];
        });
    }

    /// <summary>Gives topics more partitions.</summary>
    /// <param name="counts">How many each has afterwards.</param>
    public Answer<IReadOnlyList<Result>> CreatePartitions(IReadOnlyDictionary<string, int> counts)
    {
        var request = new CreatePartitionsRequest { TimeoutMs = _client.Options.RequestTimeoutMs };
        foreach (var (name, count) in counts) request.Topics.Add(new() { Name = name, Count = count, Assignments = null });
        var asked = _client.Ask<CreatePartitionsRequest, CreatePartitionsResponse>(Route.Controller, request, r => Retriable(r.Results.Select(t => t.ErrorCode))).Answer;
        return asked.Map(r =>
        {
            _client.Cluster.Refresh();
            return (IReadOnlyList<Result>)[.. r.Results.Select(t => new Result(t.Name, KafkaException.From(t.ErrorCode, t.ErrorMessage)))];
        });
    }

    /// <summary>The settings of a topic, by name; null where a value is secret.</summary>
    public Answer<IReadOnlyDictionary<string, string?>> TopicConfigs(string topic)
    {
        const sbyte topicResource = 2;
        var request = new DescribeConfigsRequest();
        request.Resources.Add(new() { ResourceType = topicResource, ResourceName = topic, ConfigurationKeys = null });
        var asked = _client.Ask<DescribeConfigsRequest, DescribeConfigsResponse>(Route.Any, request, r => r.Results.Count > 0 ? r.Results[0].ErrorCode : (short)ErrorCode.UnknownServerError).Answer;
        return asked.Map(r => (IReadOnlyDictionary<string, string?>)r.Results[0].Configs.ToDictionary(c => c.Name, c => c.Value));
    }

    /// <summary>Changes settings of a topic; null gives a setting its default again.</summary>
    public Answer<bool> AlterTopicConfigs(string topic, IReadOnlyDictionary<string, string?> configs)
    {
        const sbyte topicResource = 2, set = 0, delete = 1;
        var request = new IncrementalAlterConfigsRequest();
        var resource = new IncrementalAlterConfigsRequest.AlterConfigsResource { ResourceType = topicResource, ResourceName = topic };
        foreach (var (name, value) in configs) resource.Configs.Add(new() { Name = name, Value = value, ConfigOperation = value is null ? delete : set });
        request.Resources.Add(resource);
        return _client.Ask<IncrementalAlterConfigsRequest, IncrementalAlterConfigsResponse>(Route.Controller, request, r => r.Responses.Count > 0 ? r.Responses[0].ErrorCode : (short)0).Answer.Map(_ => true);
    }

    /// <summary>All topics of the cluster with their partitions' leaders; without the cluster's own unless asked for.</summary>
    public Answer<IReadOnlyList<Metadata.TopicInfo>> ListTopics(bool includeInternal = false)
    {
        var request = new MetadataRequest { Topics = null, AllowAutoTopicCreation = false };
        return _client.Ask<MetadataRequest, MetadataResponse>(Route.Any, request, r => r.ErrorCode).Answer.Map(r => (IReadOnlyList<Metadata.TopicInfo>)[.. r.Topics
            .Where(t => t.ErrorCode == 0 && (includeInternal || !t.IsInternal))
            .Select(t => new Metadata.TopicInfo(t.Name ?? "", t.TopicId, [.. t.Partitions.OrderBy(p => p.PartitionIndex).Select(p => new Metadata.PartitionInfo(p.LeaderId, p.LeaderEpoch))]) { IsInternal = t.IsInternal })]);
    }

    /// <summary>What the cluster says of itself.</summary>
    public Answer<DescribeClusterResponse> DescribeCluster() => _client.Ask<DescribeClusterRequest, DescribeClusterResponse>(Route.Any, new DescribeClusterRequest(), r => r.ErrorCode).Answer;

    /// <summary>Looks offsets up.</summary>
    /// <param name="partitions">Where.</param>
    /// <param name="timestamp">Milliseconds since 1970: the first record at or after it; or a place of <see cref="OffsetTime"/>.</param>
    /// <param name="readCommitted">Whether the latest offset is that of the first open transaction.</param>
    public Answer<IReadOnlyDictionary<TopicPartition, ListedOffset>> ListOffsets(IEnumerable<TopicPartition> partitions, long timestamp, bool readCommitted = false)
    {
        var exchange = new PerLeader<ListOffsetsRequest, ListOffsetsResponse, ListedOffset>(_client.Context, partitions, wanted =>
        {
            var request = new ListOffsetsRequest { ReplicaId = -1, IsolationLevel = readCommitted ? (sbyte)1 : (sbyte)0, TimeoutMs = _client.Options.RequestTimeoutMs };
            foreach (var topic in wanted.GroupBy(p => p.Topic))
                request.Topics.Add(new() { Name = topic.Key, Partitions = [.. topic.Select(p => new ListOffsetsRequest.ListOffsetsPartition { PartitionIndex = p.Partition, Timestamp = timestamp })] });
            return request;
        }, (response, take) =>
        {
            foreach (var topic in response.Topics)
                foreach (var p in topic.Partitions) take(new TopicPartition(topic.Name, p.PartitionIndex), p.ErrorCode, new ListedOffset(p.Offset, p.Timestamp, p.LeaderEpoch));
        });
        _client.Add(exchange);
        return exchange.Answer;
    }

    /// <summary>Deletes the records below offsets.</summary>
    /// <param name="before">The first offset to be kept of each partition; -1 keeps none.</param>
    /// <returns>The first offset there is afterwards.</returns>
    public Answer<IReadOnlyDictionary<TopicPartition, long>> DeleteRecords(IReadOnlyDictionary<TopicPartition, long> before)
    {
        var exchange = new PerLeader<DeleteRecordsRequest, DeleteRecordsResponse, long>(_client.Context, before.Keys, wanted =>
        {
            var request = new DeleteRecordsRequest { TimeoutMs = _client.Options.RequestTimeoutMs };
            foreach (var topic in wanted.GroupBy(p => p.Topic))
                request.Topics.Add(new() { Name = topic.Key, Partitions = [.. topic.Select(p => new DeleteRecordsRequest.DeleteRecordsPartition { PartitionIndex = p.Partition, Offset = before[p] })] });
            return request;
        }, (response, take) =>
        {
            foreach (var topic in response.Topics)
                foreach (var p in topic.Partitions) take(new TopicPartition(topic.Name, p.PartitionIndex), p.ErrorCode, p.LowWatermark);
        });
        _client.Add(exchange);
        return exchange.Answer;
    }

    // An error among several is tried again only when it may pass; the others are told with their entries.
    private static short Retriable(IEnumerable<short> codes)
    {
        foreach (short code in codes)
            if (code != 0 && KafkaErrors.Of(code).Retriable && code != (short)ErrorCode.UnknownTopicOrPartition) return code;
        return 0;
    }
}
