using Streamiz.Broker.Core;
using Streamiz.Broker.Groups;
using Streamiz.Broker.Topics;
using Streamiz.Broker.Transactions;
using Streamiz.Protocol.Messages;

namespace Streamiz.Broker.Handlers;

internal static class TransactionHandlers
{
    // From these versions on producers use the second edition of transactions: every end has its own epoch, and partitions add themselves.
    private const short EndSecondEdition = 5, CommitOffsetsSecondEdition = 5;

    public static void InitProducerId(BrokerCore core, Call call)
    {
        var request = call.Read<InitProducerIdRequest>();
        var response = new InitProducerIdResponse();
        if (request.TransactionalId is null)
        {
            response.ProducerId = core.Identity.NextProducerId();
        }
        else if (request.TransactionalId.Length == 0 || (request.ProducerId < 0) != (request.ProducerEpoch < 0))
        {
            response.ErrorCode = (short)ErrorCode.InvalidRequest;
        }
        else
        {
            ErrorCode error = core.Transactions.Initialize(request.TransactionalId, request.TransactionTimeoutMs, request.ProducerId, request.ProducerEpoch, out Transaction? transaction);
            response.ErrorCode = (short)Older(error, call.Version < 4);
            if (error == ErrorCode.None) (response.ProducerId, response.ProducerEpoch) = (transaction!.ProducerId, transaction.Epoch);
        }
        call.Answer(response);
    }

    public static void AddPartitions(BrokerCore core, Call call)
    {
        var request = call.Read<AddPartitionsToTxnRequest>();
        var response = new AddPartitionsToTxnResponse();
        if (call.Version < 4)
        {
            response.ResultsByTopicV3AndBelow = AddPartitions(core, request.V3AndBelowTransactionalId, request.V3AndBelowProducerId, request.V3AndBelowProducerEpoch, request.V3AndBelowTopics, false, call.Version < 2);
        }
        else
        {
            foreach (AddPartitionsToTxnRequest.AddPartitionsToTxnTransaction wanted in request.Transactions)
            {
                response.ResultsByTransaction.Add(new()
                {
                    TransactionalId = wanted.TransactionalId,
                    TopicResults = AddPartitions(core, wanted.TransactionalId, wanted.ProducerId, wanted.ProducerEpoch, wanted.Topics, wanted.VerifyOnly, false),
                });
            }
        }
        call.Answer(response);
    }

    public static void AddOffsets(BrokerCore core, Call call)
    {
        var request = call.Read<AddOffsetsToTxnRequest>();
        ErrorCode error = request.GroupId.Length == 0 ? ErrorCode.InvalidGroupId
            : core.Transactions.Check(request.TransactionalId, request.ProducerId, request.ProducerEpoch, out Transaction? transaction) is var refused and not ErrorCode.None ? refused
            : core.Transactions.Add(core.Transactions.Find(request.TransactionalId)!, [OffsetsPartition(core)]);
        call.Answer(new AddOffsetsToTxnResponse { ErrorCode = (short)Older(error, call.Version < 2) });
    }

    public static void CommitOffsets(BrokerCore core, Call call)
    {
        var request = call.Read<TxnOffsetCommitRequest>();
        ErrorCode refused = CheckCommit(core, call, request, out Group? group);
        var offsets = new List<(string, int, CommittedOffset)>();
        var response = new TxnOffsetCommitResponse();
        foreach (TxnOffsetCommitRequest.TxnOffsetCommitRequestTopic topic in request.Topics)
        {
            var answered = new TxnOffsetCommitResponse.TxnOffsetCommitResponseTopic { Name = topic.Name };
            response.Topics.Add(answered);
            foreach (TxnOffsetCommitRequest.TxnOffsetCommitRequestPartition partition in topic.Partitions)
            {
                ErrorCode error = refused;
                if (error == ErrorCode.None && core.Topics.Find(topic.Name, partition.PartitionIndex) is null) error = ErrorCode.UnknownTopicOrPartition;
                if (error == ErrorCode.None && (partition.CommittedMetadata?.Length ?? 0) > core.Settings.Int("offset.metadata.max.bytes")) error = ErrorCode.OffsetMetadataTooLarge;
                if (error == ErrorCode.None)
                    offsets.Add((topic.Name, partition.PartitionIndex, new CommittedOffset(partition.CommittedOffset, partition.CommittedLeaderEpoch, partition.CommittedMetadata ?? "", call.Now)));
                answered.Partitions.Add(new() { PartitionIndex = partition.PartitionIndex, ErrorCode = (short)error });
            }
        }
        if (group is not null && !core.Groups.Commit(group, offsets, request.ProducerId, request.ProducerEpoch))
        {
            foreach (TxnOffsetCommitResponse.TxnOffsetCommitResponsePartition partition in response.Topics.SelectMany(t => t.Partitions))
                partition.ErrorCode = (short)ErrorCode.CoordinatorNotAvailable;
        }
        call.Answer(response);
    }

    public static void End(BrokerCore core, Call call)
    {
        var request = call.Read<EndTxnRequest>();
        bool isSecond = call.Version >= EndSecondEdition;
        ErrorCode error = End(core.Transactions, request, isSecond);
        var response = new EndTxnResponse { ErrorCode = (short)Older(error, call.Version < 2) };
        if (isSecond && error == ErrorCode.None && core.Transactions.Find(request.TransactionalId) is { } transaction)
            (response.ProducerId, response.ProducerEpoch) = (transaction.ProducerId, transaction.Epoch);
        call.Answer(response);
    }

    private static ErrorCode End(TransactionStore transactions, EndTxnRequest request, bool isSecond)
    {
        ErrorCode error = transactions.Check(request.TransactionalId, request.ProducerId, request.ProducerEpoch, out Transaction? transaction);
        if (error != ErrorCode.None)
        {
            bool isAskedAgain = isSecond && transaction is not null && request.ProducerId == transaction.LastProducerId && request.ProducerEpoch == transaction.LastEpoch;
            if (isAskedAgain && transaction!.IsPrepared) return ErrorCode.ConcurrentTransactions;
            if (!isAskedAgain || transaction!.State is not (TransactionState.CompleteCommit or TransactionState.CompleteAbort)) return error;
            // Asked again, or ended by its time-out meanwhile: then only the same outcome is a success.
            return transaction.State == (request.Committed ? TransactionState.CompleteCommit : TransactionState.CompleteAbort) ? ErrorCode.None : ErrorCode.InvalidTxnState;
        }
        return transaction!.State switch
        {
            TransactionState.Ongoing => transactions.End(transaction, request.Committed, isSecond),
            TransactionState.CompleteCommit when !isSecond && request.Committed => ErrorCode.None,
            TransactionState.CompleteAbort when !isSecond && !request.Committed => ErrorCode.None,
            TransactionState.Empty or TransactionState.CompleteCommit or TransactionState.CompleteAbort when isSecond && !request.Committed => transactions.EndNothing(transaction),
            _ => ErrorCode.InvalidTxnState,
        };
    }

    private static List<AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult> AddPartitions(
        BrokerCore core, string id, long producerId, short epoch, List<AddPartitionsToTxnRequest.AddPartitionsToTxnTopic> topics, bool verifyOnly, bool isOld)
    {
        ErrorCode error = id.Length == 0 ? ErrorCode.InvalidRequest : ErrorCode.None;
        Transaction? transaction = null;
        if (error == ErrorCode.None) error = core.Transactions.Check(id, producerId, epoch, out transaction);
        (string, int)[] partitions = [.. topics.SelectMany(t => t.Partitions.Select(p => (t.Name, p)))];
        bool areAllThere = Array.TrueForAll(partitions, p => core.Topics.Find(p.Item1, p.Item2) is { Topic.IsInternal: false });
        if (error == ErrorCode.None && !verifyOnly && areAllThere) error = core.Transactions.Add(transaction!, partitions);
        var results = new List<AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult>();
        foreach (AddPartitionsToTxnRequest.AddPartitionsToTxnTopic topic in topics)
        {
            var result = new AddPartitionsToTxnResponse.AddPartitionsToTxnTopicResult { Name = topic.Name };
            results.Add(result);
            foreach (int partition in topic.Partitions)
            {
                ErrorCode one = error;
                if (one == ErrorCode.None && verifyOnly && !(transaction!.State == TransactionState.Ongoing && transaction.Partitions.Contains((topic.Name, partition)))) one = ErrorCode.InvalidTxnState;
                else if (one == ErrorCode.None && !verifyOnly && !areAllThere)
                    one = core.Topics.Find(topic.Name, partition) is { Topic.IsInternal: false } ? ErrorCode.OperationNotAttempted : ErrorCode.UnknownTopicOrPartition;
                result.ResultsByPartition.Add(new() { PartitionIndex = partition, PartitionErrorCode = (short)Older(one, isOld) });
            }
        }
        return results;
    }

    private static ErrorCode CheckCommit(BrokerCore core, Call call, TxnOffsetCommitRequest request, out Group? group)
    {
        group = core.Groups.Find(request.GroupId);
        if (request.GroupId.Length == 0) return ErrorCode.InvalidGroupId;
        ErrorCode error = core.Transactions.Check(request.TransactionalId, request.ProducerId, request.ProducerEpoch, out Transaction? transaction);
        if (error == ErrorCode.ProducerFenced) return ErrorCode.InvalidProducerEpoch;
        if (error != ErrorCode.None) return error;
        if (group is null && request.GenerationId >= 0) return ErrorCode.IllegalGeneration;
        if (group is not null)
        {
            error = group.BrokerAssigned is { MemberCount: > 0 } assigned && (request.GenerationId >= 0 || request.MemberId.Length > 0)
                ? assigned.CheckEpoch(request.MemberId, request.GenerationId)
                : group.Classic.CheckCommit(request.MemberId, request.GroupInstanceId, request.GenerationId, isTransactional: true);
            if (error != ErrorCode.None) return error;
        }
        (string, int) key = OffsetsPartition(core);
        bool isIn = transaction!.State == TransactionState.Ongoing && transaction.Partitions.Contains(key);
        if (!isIn)
        {
            error = call.Version >= CommitOffsetsSecondEdition ? core.Transactions.Add(transaction, [key]) : ErrorCode.InvalidTxnState;
            if (error != ErrorCode.None) return error;
        }
        group ??= core.Groups.GetOrAdd(request.GroupId);
        return ErrorCode.None;
    }

    private static (string Topic, int Partition) OffsetsPartition(BrokerCore core) => (core.Groups.Partition.Topic.Name, 0);

    // Clients of older versions do not know the newer code.
    private static ErrorCode Older(ErrorCode error, bool isOld) => isOld && error == ErrorCode.ProducerFenced ? ErrorCode.InvalidProducerEpoch : error;
}
