using System.Text.RegularExpressions;
using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Broker.Transactions;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class TransactionAdminHandlers
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromMilliseconds(100);

    public static void DescribeProducers(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeProducersRequest>();
        var response = new DescribeProducersResponse();
        foreach (DescribeProducersRequest.TopicRequest topic in request.Topics)
        {
            var answered = new DescribeProducersResponse.TopicResponse { Name = topic.Name };
            response.Topics.Add(answered);
            foreach (int index in topic.PartitionIndexes)
            {
                var described = new DescribeProducersResponse.PartitionResponse { PartitionIndex = index };
                answered.Partitions.Add(described);
                if (core.Topics.Find(topic.Name, index) is not { } partition)
                {
                    described.ErrorCode = (short)ErrorCode.UnknownTopicOrPartition;
                    continue;
                }
                foreach (ProducerState producer in partition.Log.Producers.Producers)
                {
                    described.ActiveProducers.Add(new()
                    {
                        ProducerId = producer.ProducerId,
                        ProducerEpoch = producer.Epoch,
                        LastSequence = producer.LastSequence,
                        LastTimestamp = producer.LastTimestamp,
                        CoordinatorEpoch = producer.CoordinatorEpoch,
                        CurrentTxnStartOffset = producer.TransactionFirstOffset,
                    });
                }
            }
        }
        call.Answer(response);
    }

    public static void Describe(BrokerCore core, Call call)
    {
        var request = call.Read<DescribeTransactionsRequest>();
        var response = new DescribeTransactionsResponse();
        foreach (string id in request.TransactionalIds)
        {
            var described = new DescribeTransactionsResponse.TransactionStateItem { TransactionalId = id };
            response.TransactionStates.Add(described);
            if (core.Transactions.Find(id) is not { } transaction)
            {
                described.ErrorCode = (short)ErrorCode.TransactionalIdNotFound;
                continue;
            }
            described.TransactionState = transaction.State.ToString();
            described.TransactionTimeoutMs = transaction.TimeoutMs;
            described.TransactionStartTimeMs = transaction.StartMs;
            described.ProducerId = transaction.ProducerId;
            described.ProducerEpoch = transaction.Epoch;
            foreach (IGrouping<string, (string Topic, int Partition)> topic in transaction.Partitions.GroupBy(p => p.Topic))
                described.Topics.Add(new() { Topic = topic.Key, Partitions = [.. topic.Select(p => p.Partition)] });
        }
        call.Answer(response);
    }

    public static void List(BrokerCore core, Call call)
    {
        var request = call.Read<ListTransactionsRequest>();
        var response = new ListTransactionsResponse();
        string[] known = Enum.GetNames<TransactionState>();
        response.UnknownStateFilters.AddRange(request.StateFilters.Where(s => !known.Contains(s)));
        Regex? pattern = null;
        try
        {
            if (!string.IsNullOrEmpty(request.TransactionalIdPattern)) pattern = new Regex($"^(?:{request.TransactionalIdPattern})$", RegexOptions.CultureInvariant, PatternTimeout);
            foreach (Transaction transaction in core.Transactions.All)
            {
                if (request.StateFilters.Count > 0 && !request.StateFilters.Contains(transaction.State.ToString())) continue;
                if (request.ProducerIdFilters.Count > 0 && !request.ProducerIdFilters.Contains(transaction.ProducerId)) continue;
                if (request.DurationFilter >= 0 && (transaction.State != TransactionState.Ongoing || call.Now - transaction.StartMs <= request.DurationFilter)) continue;
                if (pattern?.IsMatch(transaction.Id) == false) continue;
                response.TransactionStates.Add(new() { TransactionalId = transaction.Id, ProducerId = transaction.ProducerId, TransactionState = transaction.State.ToString() });
            }
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            response = new ListTransactionsResponse { ErrorCode = (short)ErrorCode.InvalidRegularExpression };
        }
        call.Answer(response);
    }

    /// <summary>Markers written by order of an administrator, to end what hangs.</summary>
    public static void WriteMarkers(BrokerCore core, Call call)
    {
        var request = call.Read<WriteTxnMarkersRequest>();
        var response = new WriteTxnMarkersResponse();
        foreach (WriteTxnMarkersRequest.WritableTxnMarker marker in request.Markers)
        {
            var result = new WriteTxnMarkersResponse.WritableTxnMarkerResult { ProducerId = marker.ProducerId };
            response.Markers.Add(result);
            foreach (WriteTxnMarkersRequest.WritableTxnMarkerTopic topic in marker.Topics)
            {
                var answered = new WriteTxnMarkersResponse.WritableTxnMarkerTopicResult { Name = topic.Name };
                result.Topics.Add(answered);
                foreach (int index in topic.PartitionIndexes)
                    answered.Partitions.Add(new() { PartitionIndex = index, ErrorCode = (short)Write(core, marker, core.Topics.Find(topic.Name, index)) });
            }
        }
        call.Answer(response);
    }

    private static ErrorCode Write(BrokerCore core, WriteTxnMarkersRequest.WritableTxnMarker marker, Partition? partition)
    {
        if (partition is null) return ErrorCode.UnknownTopicOrPartition;
        if (partition.Log.Producers.Find(marker.ProducerId) is { } producer && marker.ProducerEpoch < producer.Epoch) return ErrorCode.InvalidProducerEpoch;
        try
        {
            partition.Log.AppendMarker(marker.ProducerId, marker.ProducerEpoch, marker.TransactionResult, marker.CoordinatorEpoch, core.Now);
            core.Touch(partition);
            if (partition.Topic.Name == TopicStore.OffsetsTopic) core.Groups.TransactionEnded(marker.ProducerId, marker.TransactionResult);
            return ErrorCode.None;
        }
        catch (IOException e)
        {
            core.Notice($"A marker could not be written: {e.Message}");
            return ErrorCode.KafkaStorageError;
        }
    }
}
