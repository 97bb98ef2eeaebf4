using Streamiz.Broker.Core;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class MetadataHandler
{
    public const int AllClusterOperations = 0b1_1111_1010_0000;
    private const int AllTopicOperations = 0b1101_1111_1000;

    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<MetadataRequest>();
        IPlacement placement = call.Session.Placement;
        var response = new MetadataResponse { ClusterId = core.Identity.ClusterId, ControllerId = placement.ControllerId };
        if (request.IncludeClusterAuthorizedOperations) response.ClusterAuthorizedOperations = AllClusterOperations;
        foreach (PlacedNode node in placement.Nodes) response.Brokers.Add(new() { NodeId = node.Id, Host = node.Endpoint.Host, Port = node.Endpoint.Port });
        bool wantsAll = request.Topics is null || (call.Version == 0 && request.Topics.Count == 0);
        if (wantsAll)
        {
            foreach (Topic topic in core.Topics.All.OrderBy(t => t.Name, StringComparer.Ordinal)) response.Topics.Add(Describe(call, topic, request));
        }
        else
        {
            foreach (MetadataRequest.MetadataRequestTopic wanted in request.Topics!) response.Topics.Add(Describe(core, wanted, request, call));
        }
        call.Answer(response);
    }

    public static void DescribePartitions(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeTopicPartitionsRequest>();
        var response = new DescribeTopicPartitionsResponse();
        IEnumerable<string> names = request.Topics.Count == 0 ? core.Topics.All.Select(t => t.Name) : request.Topics.Select(t => t.Name);
        int left = Math.Clamp(request.ResponsePartitionLimit, 1, 2000);
        foreach (string name in names.Order(StringComparer.Ordinal).Distinct())
        {
            if (request.Cursor is { } cursor && string.CompareOrdinal(name, cursor.TopicName) < 0) continue;
            int from = request.Cursor is { } at && at.TopicName == name ? Math.Max(0, at.PartitionIndex) : 0;
            if (left == 0)
            {
                response.NextCursor = new() { TopicName = name, PartitionIndex = from };
                break;
            }
            var described = new DescribeTopicPartitionsResponse.DescribeTopicPartitionsResponseTopic { Name = name };
            response.Topics.Add(described);
            if (core.Topics.Find(name) is not { } topic)
            {
                described.ErrorCode = (short)(TopicStore.CheckName(name) is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.InvalidTopicException);
                continue;
            }
            described.TopicId = topic.Id;
            described.IsInternal = topic.IsInternal;
            described.TopicAuthorizedOperations = AllTopicOperations;
            int to = Math.Min(topic.Partitions.Count, from + left);
            for (int index = from; index < to; index++)
            {
                (int leader, int epoch) = call.Session.Placement.Leader(topic.Partitions[index]);
                List<int> nodes = [.. call.Session.Placement.Nodes.Select(n => n.Id)];
                described.Partitions.Add(new()
                {
                    PartitionIndex = index, LeaderId = leader, LeaderEpoch = epoch, ReplicaNodes = nodes, IsrNodes = nodes,
                    EligibleLeaderReplicas = [], LastKnownElr = [],
                });
            }
            left -= to - from;
            if (to == topic.Partitions.Count) continue;
            response.NextCursor = new() { TopicName = name, PartitionIndex = to };
            break;
        }
        call.Answer(response);
    }

    private static MetadataResponse.MetadataResponseTopic Describe(BrokerCore core, MetadataRequest.MetadataRequestTopic wanted, MetadataRequest request, Call call)
    {
        if (wanted.TopicId != Guid.Empty || wanted.Name is not { } name)
        {
            Topic? byId = core.Topics.Find(wanted.TopicId);
            return byId is not null ? Describe(call, byId, request) : new() { Name = call.Version >= 12 ? null : "", TopicId = wanted.TopicId, ErrorCode = (short)ErrorCode.UnknownTopicId };
        }
        Topic? topic = core.Topics.Find(name);
        if (topic is not null) return Describe(call, topic, request);
        if (TopicStore.CheckName(name) is not null || core.Topics.CollisionOf(name) is not null) return new() { Name = name, ErrorCode = (short)ErrorCode.InvalidTopicException };
        bool mayCreate = (request.AllowAutoTopicCreation || call.Version < 4) && core.Settings.Bool("auto.create.topics.enable");
        if (!mayCreate) return new() { Name = name, ErrorCode = (short)ErrorCode.UnknownTopicOrPartition };
        try
        {
            return Describe(call, core.Topics.Create(name, core.Settings.Int("num.partitions"), new(StringComparer.Ordinal)), request);
        }
        catch (IOException e)
        {
            core.Notice($"Topic {name} could not be created: {e.Message}");
            return new() { Name = name, ErrorCode = (short)ErrorCode.KafkaStorageError };
        }
    }

    private static MetadataResponse.MetadataResponseTopic Describe(Call call, Topic topic, MetadataRequest request)
    {
        var described = new MetadataResponse.MetadataResponseTopic { Name = topic.Name, TopicId = topic.Id, IsInternal = topic.IsInternal };
        if (request.IncludeTopicAuthorizedOperations) described.TopicAuthorizedOperations = AllTopicOperations;
        List<int> nodes = [.. call.Session.Placement.Nodes.Select(n => n.Id)];
        foreach (Partition partition in topic.Partitions)
        {
            (int leader, int epoch) = call.Session.Placement.Leader(partition);
            described.Partitions.Add(new() { PartitionIndex = partition.Index, ErrorCode = (short)(leader < 0 ? ErrorCode.LeaderNotAvailable : ErrorCode.None), LeaderId = leader, LeaderEpoch = epoch, ReplicaNodes = nodes, IsrNodes = nodes });
        }
        return described;
    }
}
