using System.Runtime.InteropServices;
using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ProduceHandler
{
    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<ProduceRequest>();
        var response = new ProduceResponse();
        bool isFine = true;
        foreach (ProduceRequest.TopicProduceData data in request.TopicData)
        {
            Topic? topic = call.Version >= 13 ? core.Topics.Find(data.TopicId) : core.Topics.Find(data.Name);
            var answered = new ProduceResponse.TopicProduceResponse { Name = data.Name, TopicId = data.TopicId };
            response.Responses.Add(answered);
            foreach (ProduceRequest.PartitionProduceData partition in data.PartitionData)
            {
                AppendResult result = Append(core, call, request, topic, partition);
                isFine &= result.Error == ErrorCode.None;
                var outcome = new ProduceResponse.PartitionProduceResponse
                {
                    Index = partition.Index,
                    ErrorCode = (short)result.Error,
                    ErrorMessage = result.Message,
                    BaseOffset = result.Error == ErrorCode.None ? result.BaseOffset : -1,
                    LogAppendTimeMs = result.LogAppendTime,
                    LogStartOffset = result.Error == ErrorCode.None ? topic!.Partitions[partition.Index].Log.StartOffset : -1,
                };
                answered.PartitionResponses.Add(outcome);
                if (result.Error == ErrorCode.NotLeaderOrFollower) TellLeader(call.Session.Placement, topic!.Partitions[partition.Index], response, outcome);
            }
        }
        if (request.Acks != 0) call.Answer(response);
        else if (isFine) call.AnswerNothing();
        // A producer that wants no answers can only be told by losing its connection.
        else call.Session.Close();
    }

    // Who leads instead, so that the producer need not ask for it first.
    private static void TellLeader(IPlacement placement, Partition partition, ProduceResponse response, ProduceResponse.PartitionProduceResponse outcome)
    {
        (int leader, int epoch) = placement.Leader(partition);
        if (placement.Nodes.FirstOrDefault(n => n.Id == leader) is not { } node) return;
        outcome.CurrentLeader = new() { LeaderId = leader, LeaderEpoch = epoch };
        if (!response.NodeEndpoints.Exists(n => n.NodeId == leader)) response.NodeEndpoints.Add(new() { NodeId = leader, Host = node.Endpoint.Host, Port = node.Endpoint.Port });
    }

    private static AppendResult Append(BrokerCore core, Call call, ProduceRequest request, Topic? topic, ProduceRequest.PartitionProduceData data)
    {
        if (request.Acks is < -1 or > 1) return new AppendResult(ErrorCode.InvalidRequiredAcks);
        if (topic is null) return new AppendResult(call.Version >= 13 ? ErrorCode.UnknownTopicId : ErrorCode.UnknownTopicOrPartition);
        if (topic.Find(data.Index) is not { } partition) return new AppendResult(ErrorCode.UnknownTopicOrPartition);
        if (call.Session.Placement.Refuse(partition, knownEpoch: -1) is var elsewhere and not ErrorCode.None) return new AppendResult(elsewhere);
        if (topic.IsInternal) return new AppendResult(ErrorCode.InvalidTopicException, Message: $"{topic.Name} is written by the broker alone.");
        if (partition.Log.Failure is { } failure) return new AppendResult(ErrorCode.KafkaStorageError, Message: failure);
        // The frame is ours until the request is answered; the batch gets its offset in it, and goes to the file from it.
        Span<byte> batch = MemoryMarshal.AsMemory(data.Records.GetValueOrDefault()).Span;
        try
        {
            if (batch.Length >= BatchHeader.Size && new BatchHeader(batch).IsTransactional)
            {
                ErrorCode refused = core.Transactions.CheckWrite(request.TransactionalId, new BatchHeader(batch), partition, call.Version);
                if (refused != ErrorCode.None) return new AppendResult(refused);
            }
            AppendResult result = partition.Log.Append(batch, call.Now);
            if (result.IsNew) core.Touch(partition);
            return result;
        }
        catch (IOException e)
        {
            core.Notice($"{topic.Name}-{data.Index} could not be written: {e.Message}");
            return new AppendResult(ErrorCode.KafkaStorageError, Message: e.Message);
        }
    }
}
