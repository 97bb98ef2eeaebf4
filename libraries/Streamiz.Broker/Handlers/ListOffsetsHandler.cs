using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class ListOffsetsHandler
{
    private const long Latest = -1, Earliest = -2, Newest = -3, EarliestLocal = -4, LatestTiered = -5, EarliestPendingUpload = -6;

    public static void Handle(BrokerCore core, Call call)
    {
        var request = call.Read<ListOffsetsRequest>();
        var response = new ListOffsetsResponse();
        foreach (ListOffsetsRequest.ListOffsetsTopic topic in request.Topics)
        {
            var answered = new ListOffsetsResponse.ListOffsetsTopicResponse { Name = topic.Name };
            response.Topics.Add(answered);
            foreach (ListOffsetsRequest.ListOffsetsPartition partition in topic.Partitions)
                answered.Partitions.Add(Find(core, call.Session.Placement, (topic.Name, partition), request.IsolationLevel == 1));
        }
        call.Answer(response);
    }

    public static void ForLeaderEpoch(BrokerCore core, Call call)
    {
        var request = call.Read<OffsetForLeaderEpochRequest>();
        var response = new OffsetForLeaderEpochResponse();
        foreach (OffsetForLeaderEpochRequest.OffsetForLeaderTopic topic in request.Topics)
        {
            var answered = new OffsetForLeaderEpochResponse.OffsetForLeaderTopicResult { Topic = topic.Topic };
            response.Topics.Add(answered);
            foreach (OffsetForLeaderEpochRequest.OffsetForLeaderPartition wanted in topic.Partitions)
            {
                Partition? partition = core.Topics.Find(topic.Topic, wanted.Partition);
                var end = new OffsetForLeaderEpochResponse.EpochEndOffset { Partition = wanted.Partition };
                answered.Partitions.Add(end);
                if (partition is null) end.ErrorCode = (short)ErrorCode.UnknownTopicOrPartition;
                else if (call.Session.Placement.Refuse(partition, wanted.CurrentLeaderEpoch) is var refused and not ErrorCode.None) end.ErrorCode = (short)refused;
                else if (wanted.LeaderEpoch == call.Session.Placement.Leader(partition).Epoch) (end.LeaderEpoch, end.EndOffset) = (wanted.LeaderEpoch, partition.Log.NextOffset);
            }
        }
        call.Answer(response);
    }

    private static ListOffsetsResponse.ListOffsetsPartitionResponse Find(BrokerCore core, IPlacement placement, (string Topic, ListOffsetsRequest.ListOffsetsPartition Partition) asked, bool committedOnly)
    {
        (string topic, ListOffsetsRequest.ListOffsetsPartition wanted) = asked;
        var answer = new ListOffsetsResponse.ListOffsetsPartitionResponse { PartitionIndex = wanted.PartitionIndex };
        Partition? partition = core.Topics.Find(topic, wanted.PartitionIndex);
        PartitionLog? log = partition?.Log;
        if (log is null) answer.ErrorCode = (short)ErrorCode.UnknownTopicOrPartition;
        else if (log.Failure is not null) answer.ErrorCode = (short)ErrorCode.KafkaStorageError;
        else if (placement.Refuse(partition!, wanted.CurrentLeaderEpoch) is var refused and not ErrorCode.None) answer.ErrorCode = (short)refused;
        if (answer.ErrorCode != 0) return answer;
        long limit = committedOnly ? log!.LastStableOffset : log!.NextOffset;
        try
        {
            (long Offset, long Timestamp)? found = wanted.Timestamp switch
            {
                Latest => (limit, -1),
                Earliest or EarliestLocal => (log.StartOffset, -1),
                LatestTiered or EarliestPendingUpload => null,
                Newest => log.FindNewest(),
                >= 0 => log.FindTime(wanted.Timestamp, limit),
                _ => throw new WireFormatException($"No offset goes with the time {wanted.Timestamp}."),
            };
            if (found is { } there) (answer.Offset, answer.Timestamp, answer.LeaderEpoch) = (there.Offset, there.Timestamp, placement.Leader(partition!).Epoch);
        }
        catch (IOException e)
        {
            core.Notice($"{topic}-{wanted.PartitionIndex} could not be searched: {e.Message}");
            answer.ErrorCode = (short)ErrorCode.KafkaStorageError;
        }
        return answer;
    }
}
