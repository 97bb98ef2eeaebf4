using Streamiz.Broker.Core;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Faults;

/// <summary>Answers that say nothing but an error, in the shape of each API.</summary>
internal static class ErrorAnswers
{
    private static readonly Api[] Known =
    [
        Api.Produce, Api.Fetch, Api.ListOffsets, Api.Metadata, Api.OffsetCommit, Api.OffsetFetch, Api.FindCoordinator, Api.JoinGroup, Api.SyncGroup, Api.Heartbeat,
        Api.LeaveGroup, Api.InitProducerId, Api.AddPartitionsToTxn, Api.AddOffsetsToTxn, Api.EndTxn, Api.TxnOffsetCommit, Api.CreateTopics,
        Api.ConsumerGroupHeartbeat, Api.StreamsGroupHeartbeat,
    ];

    public static bool Knows(Api api) => Known.Contains(api);

    public static IMessageBody For(Call call, ErrorCode error)
    {
        short code = (short)error;
        return call.Api switch
        {
            Api.Produce => new ProduceResponse
            {
                Responses = [.. call.Read<ProduceRequest>().TopicData.Select(t => new ProduceResponse.TopicProduceResponse
                {
                    Name = t.Name, TopicId = t.TopicId, PartitionResponses = [.. t.PartitionData.Select(p => new ProduceResponse.PartitionProduceResponse { Index = p.Index, ErrorCode = code, BaseOffset = -1 })],
                })],
            },
            Api.Fetch => Fetch(call, code),
            Api.ListOffsets => new ListOffsetsResponse
            {
                Topics = [.. call.Read<ListOffsetsRequest>().Topics.Select(t => new ListOffsetsResponse.ListOffsetsTopicResponse
                {
                    Name = t.Name, Partitions = [.. t.Partitions.Select(p => new ListOffsetsResponse.ListOffsetsPartitionResponse { PartitionIndex = p.PartitionIndex, ErrorCode = code })],
                })],
            },
            Api.Metadata => Metadata(call, code),
            Api.OffsetCommit => new OffsetCommitResponse
            {
                Topics = [.. call.Read<OffsetCommitRequest>().Topics.Select(t => new OffsetCommitResponse.OffsetCommitResponseTopic
                {
                    Name = t.Name, TopicId = t.TopicId, Partitions = [.. t.Partitions.Select(p => new OffsetCommitResponse.OffsetCommitResponsePartition { PartitionIndex = p.PartitionIndex, ErrorCode = code })],
                })],
            },
            Api.OffsetFetch => new OffsetFetchResponse
            {
                ErrorCode = code, Groups = [.. call.Read<OffsetFetchRequest>().Groups.Select(g => new OffsetFetchResponse.OffsetFetchResponseGroup { GroupId = g.GroupId, ErrorCode = code })],
            },
            Api.FindCoordinator => new FindCoordinatorResponse
            {
                ErrorCode = code, NodeId = -1, Port = -1,
                Coordinators = [.. call.Read<FindCoordinatorRequest>().CoordinatorKeys.Select(k => new FindCoordinatorResponse.Coordinator { Key = k, NodeId = -1, Port = -1, ErrorCode = code })],
            },
            Api.JoinGroup => new JoinGroupResponse { ErrorCode = code, MemberId = call.Read<JoinGroupRequest>().MemberId },
            Api.SyncGroup => new SyncGroupResponse { ErrorCode = code },
            Api.Heartbeat => new HeartbeatResponse { ErrorCode = code },
            Api.LeaveGroup => new LeaveGroupResponse { ErrorCode = code },
            Api.InitProducerId => new InitProducerIdResponse { ErrorCode = code },
            Api.AddPartitionsToTxn => AddPartitions(call, code),
            Api.AddOffsetsToTxn => new AddOffsetsToTxnResponse { ErrorCode = code },
            Api.EndTxn => new EndTxnResponse { ErrorCode = code },
            Api.TxnOffsetCommit => new TxnOffsetCommitResponse
            {
                Topics = [.. call.Read<TxnOffsetCommitRequest>().Topics.Select(t => new TxnOffsetCommitResponse.TxnOffsetCommitResponseTopic
                {
                    Name = t.Name, Partitions = [.. t.Partitions.Select(p => new TxnOffsetCommitResponse.TxnOffsetCommitResponsePartition { PartitionIndex = p.PartitionIndex, ErrorCode = code })],
                })],
            },
            Api.ConsumerGroupHeartbeat => new ConsumerGroupHeartbeatResponse { ErrorCode = code },
            Api.StreamsGroupHeartbeat => new StreamsGroupHeartbeatResponse { ErrorCode = code },
            Api.CreateTopics => new CreateTopicsResponse { Topics = [.. call.Read<CreateTopicsRequest>().Topics.Select(t => new CreateTopicsResponse.CreatableTopicResult { Name = t.Name, ErrorCode = code })] },
            _ => throw new InvalidOperationException($"No answer of {call.Api} is known that says an error."),
        };
    }

    private static FetchResponse Fetch(Call call, short code)
    {
        // In the partitions: readers take an error of the whole answer for one of their session.
        var request = call.Read<FetchRequest>();
        if (request.Topics.Count == 0) return new FetchResponse { ErrorCode = code };
        return new FetchResponse
        {
            Responses = [.. request.Topics.Select(t => new FetchResponse.FetchableTopicResponse
            {
                Topic = t.Topic, TopicId = t.TopicId, Partitions = [.. t.Partitions.Select(p => new FetchResponse.PartitionData { PartitionIndex = p.Partition, ErrorCode = code, HighWatermark = -1 })],
            })],
        };
    }

    private static MetadataResponse Metadata(Call call, short code)
    {
        Endpoint endpoint = call.Session.Endpoint;
        int node = call.Session.Core.Setup.NodeId;
        return new MetadataResponse
        {
            ControllerId = node,
            Brokers = [new() { NodeId = node, Host = endpoint.Host, Port = endpoint.Port }],
            Topics = [.. (call.Read<MetadataRequest>().Topics ?? []).Select(t => new MetadataResponse.MetadataResponseTopic { Name = t.Name ?? "", TopicId = t.TopicId, ErrorCode = code })],
        };
    }

    private static AddPartitionsToTxnResponse AddPartitions(Call call, short code)
    {
        List<AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult> Results(List<AddPartitionsToTxnRequest.AddPartitionsToTxnTopic> topics) =>
            [.. topics.Select(t => new AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult
            {
                Name = t.Name, ResultsByPartition = [.. t.Partitions.Select(p => new AddPartitionsToTxnResponse.AddPartitionsToTxnPartitionResult { PartitionIndex = p, PartitionErrorCode = code })],
            })];
        var request = call.Read<AddPartitionsToTxnRequest>();
        return new AddPartitionsToTxnResponse
        {
            ResultsByTopicV3AndBelow = Results(request.V3AndBelowTopics),
            ResultsByTransaction = [.. request.Transactions.Select(t => new AddPartitionsToTxnResponse.AddPartitionsToTxnResult { TransactionalId = t.TransactionalId, TopicResults = Results(t.Topics) })],
        };
    }
}
