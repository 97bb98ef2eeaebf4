using Streamiz.Client.Connections;
using Streamiz.Client.Groups;
using Streamiz.Protocol.Errors;
using Streamiz.Protocol.Messages;

namespace Streamiz.Client.Writing;

/// <summary>
/// A writer's transactions, one after the other: begin, write, add offsets, commit or abort. Records are seen by readers of committed data all
/// together or not at all.
/// </summary>
public sealed class Transaction
{
    private const short SecondEditionLevel = 2;

    private readonly KafkaClient _client;
    private readonly BatchWriter _writer;
    private readonly List<WriterPartition> _adding = [];
    private Answer<bool>? _ending;
    private bool _endAsked;
    private bool _commit;
    private bool _addingNow;
    private int _offsetsPending;
    private bool _anything;

    internal Transaction(KafkaClient client, BatchWriter writer)
    {
        _client = client;
        _writer = writer;
    }

    /// <summary>Where it stands.</summary>
    public TransactionState State { get; private set; }

    /// <summary>What has failed, in <see cref="TransactionState.MustAbort"/> and <see cref="TransactionState.Fatal"/>.</summary>
    public KafkaException? Error { get; private set; }

    /// <summary>Whether another writer with the same transactional id has taken this one's place.</summary>
    public bool IsFenced => State == TransactionState.Fatal && Error is { } e && e.Error.Asks(ErrorAction.Fenced);

    /// <summary>Whether the cluster has the second edition (KIP-890): partitions are added by writing to them, and each end brings a new epoch.</summary>
    internal bool IsSecondEdition { get; private set; }

    private string Id => _writer.Options.TransactionalId ?? throw new InvalidOperationException("the writer has no transactional id");

    /// <summary>Takes the place of any earlier writer with the same id, and ends what it left open. Comes once, first.</summary>
    public Answer<bool> Init()
    {
        Expect(TransactionState.New);
        State = TransactionState.Initializing;
        var done = new Answer<bool>();
        AskIdentity(-1, -1, done);
        return done;
    }

    /// <summary>Begins a transaction. Nothing is sent for it.</summary>
    public void Begin()
    {
        Expect(TransactionState.Ready);
        State = TransactionState.Open;
        _anything = false;
        _writer.NewTransaction();
    }

    /// <summary>Adds a group's offsets: they are committed with the transaction.</summary>
    /// <param name="group">The member whose offsets they are: a member that has lost its place is refused.</param>
    /// <param name="offsets">The offsets to go on at.</param>
    public Answer<bool> SendOffsets(GroupMetadata group, IReadOnlyCollection<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets)
    {
        Expect(TransactionState.Open);
        if (offsets.Count == 0) return Answer<bool>.Of(true);
        var done = new Answer<bool>();
        _anything = true;
        _offsetsPending++;
        if (IsSecondEdition)
        {
            CommitOffsets(group, offsets, done);
            return done;
        }
        var request = new AddOffsetsToTxnRequest { TransactionalId = Id, ProducerId = _writer.Identity.Id, ProducerEpoch = _writer.Identity.Epoch, GroupId = group.GroupId };
        var asked = _client.Ask<AddOffsetsToTxnRequest, AddOffsetsToTxnResponse>(Route.Transaction(Id), request, r => r.ErrorCode).Answer;
        asked.Then(_ => CommitOffsets(group, offsets, done), error => OffsetsFailed(error, done));
        return done;
    }

    /// <summary>Commits: after everything written has been acknowledged.</summary>
    public Answer<bool> Commit()
    {
        Expect(TransactionState.Open);
        State = TransactionState.Committing;
        _commit = true;
        _writer.Flush();
        return End();
    }

    /// <summary>Aborts: what has not been sent is dropped; what has been is never seen by readers of committed data.</summary>
    public Answer<bool> Abort()
    {
        if (State == TransactionState.Fatal) throw Error!;
        if (State is not (TransactionState.Open or TransactionState.MustAbort)) Expect(TransactionState.Open);
        State = TransactionState.Aborting;
        _commit = false;
        _writer.DropUnsent(Dropped());
        return End();
    }

    internal void Drive()
    {
        if (_writer.Options.TransactionalId is null) return;
        // What has not been sent by now never will be.
        // While it is being aborted, too: a batch whose request was lost has come back, and must not go into the next transaction.
        if (State is TransactionState.MustAbort or TransactionState.Fatal or TransactionState.Aborting && !_writer.IsFlushed) _writer.DropUnsent(Error ?? Dropped());
        AddPartitions();
        if (_ending is null || _endAsked) return;
        if (State == TransactionState.Committing && Error is { } failed)
        {
            // It can no longer be committed: the caller is told, and aborts.
            State = TransactionState.MustAbort;
            FinishEnd(failed);
            return;
        }
        bool quiet = _offsetsPending == 0 && !_addingNow && (_commit ? _writer.IsFlushed : !_writer.AnyInFlight());
        if (quiet) AskEnd();
    }

    /// <summary>Whether batches of a partition may be sent: it belongs to the transaction.</summary>
    internal bool MayWrite(WriterPartition partition)
    {
        if (State is not (TransactionState.Open or TransactionState.Committing)) return false;
        if (partition.InTransaction) return true;
        _anything = true;
        if (IsSecondEdition) return partition.InTransaction = true;
        if (!_adding.Contains(partition)) _adding.Add(partition);
        _client.Context.Progressed();
        return false;
    }

    internal void CheckTakesRecords()
    {
        if (_writer.Options.TransactionalId is null || State == TransactionState.Open) return;
        if (Error is not null) throw new KafkaException(Error.Code, $"the transaction takes no records any more: {Error.Message}", Error);
        throw new InvalidOperationException($"no transaction is open (it is {State})");
    }

    internal void BatchFailed(KafkaException error)
    {
        if (_writer.Options.TransactionalId is null || State == TransactionState.Aborting) return;
        Failed(error);
    }

    private static KafkaException Dropped() => new(ErrorCode.OperationNotAttempted, "the transaction is aborted");

    private Answer<bool> End()
    {
        _ending = new Answer<bool>();
        _endAsked = false;
        _client.Context.Progressed();
        return _ending;
    }

    private void AskIdentity(long id, short epoch, Answer<bool> done)
    {
        var request = new InitProducerIdRequest { TransactionalId = Id, TransactionTimeoutMs = _writer.Options.TransactionTimeoutMs, ProducerId = id, ProducerEpoch = epoch };
        var asked = _client.Ask<InitProducerIdRequest, InitProducerIdResponse>(Route.Transaction(Id), request, r => r.ErrorCode).Answer;
        asked.Then(
            given =>
            {
                _writer.Identity.Set(given.ProducerId, given.ProducerEpoch);
                IsSecondEdition = _client.Cluster.FeatureLevel("transaction.version") >= SecondEditionLevel;
                State = TransactionState.Ready;
                Error = null;
                done.Complete(true);
            },
            error =>
            {
                State = TransactionState.Fatal;
                Error = error;
                done.Fail(error);
            });
    }

    private void AddPartitions()
    {
        if (_addingNow || _adding.Count == 0 || State is not (TransactionState.Open or TransactionState.Committing)) return;
        var partitions = _adding.ToArray();
        _adding.Clear();
        var request = new AddPartitionsToTxnRequest { V3AndBelowTransactionalId = Id, V3AndBelowProducerId = _writer.Identity.Id, V3AndBelowProducerEpoch = _writer.Identity.Epoch };
        foreach (var group in partitions.GroupBy(p => p.TopicPartition.Topic))
            request.V3AndBelowTopics.Add(new AddPartitionsToTxnRequest.AddPartitionsToTxnTopic { Name = group.Key, Partitions = [.. group.Select(p => p.TopicPartition.Partition)] });
        _addingNow = true;
        // From version 4 on it is for nodes among themselves.
        var asked = _client.Ask<AddPartitionsToTxnRequest, AddPartitionsToTxnResponse>(Route.Transaction(Id), request, FirstError, highestVersion: 3).Answer;
        asked.Then(() =>
        {
            _addingNow = false;
            if (asked.Error is { } error) Failed(error);
            else foreach (var partition in partitions) partition.InTransaction = true;
            _client.Context.Progressed();
        });
    }

    private static short FirstError(AddPartitionsToTxnResponse response)
    {
        foreach (var topic in response.ResultsByTopicV3AndBelow)
            foreach (var partition in topic.ResultsByPartition)
                if (partition.PartitionErrorCode is not 0 and not (short)ErrorCode.OperationNotAttempted) return partition.PartitionErrorCode;
        return 0;
    }

    private void CommitOffsets(GroupMetadata group, IReadOnlyCollection<KeyValuePair<TopicPartition, OffsetAndMetadata>> offsets, Answer<bool> done)
    {
        var request = new TxnOffsetCommitRequest
        {
            TransactionalId = Id,
            GroupId = group.GroupId,
            ProducerId = _writer.Identity.Id,
            ProducerEpoch = _writer.Identity.Epoch,
            GenerationId = group.GenerationId,
            MemberId = group.MemberId,
            GroupInstanceId = group.GroupInstanceId,
        };
        foreach (var topic in offsets.GroupBy(o => o.Key.Topic))
        {
            var item = new TxnOffsetCommitRequest.TxnOffsetCommitRequestTopic { Name = topic.Key };
            foreach (var (partition, offset) in topic)
                item.Partitions.Add(new() { PartitionIndex = partition.Partition, CommittedOffset = offset.Offset, CommittedLeaderEpoch = offset.LeaderEpoch, CommittedMetadata = offset.Metadata });
            request.Topics.Add(item);
        }
        short highest = IsSecondEdition ? TxnOffsetCommitRequest.MaxVersion : (short)4;
        var asked = _client.Ask<TxnOffsetCommitRequest, TxnOffsetCommitResponse>(Route.Group(group.GroupId), request, FirstError, highest).Answer;
        asked.Then(
            _ =>
            {
                _offsetsPending--;
                done.Complete(true);
            },
            error => OffsetsFailed(error, done));
    }

    private static short FirstError(TxnOffsetCommitResponse response)
    {
        foreach (var topic in response.Topics)
            foreach (var partition in topic.Partitions)
                if (partition.ErrorCode != 0) return partition.ErrorCode;
        return 0;
    }

    private void OffsetsFailed(KafkaException error, Answer<bool> done)
    {
        _offsetsPending--;
        Failed(error);
        done.Fail(error);
    }

    private void AskEnd()
    {
        _endAsked = true;
        if (!_anything)
        {
            Ended();
            return;
        }
        var request = new EndTxnRequest { TransactionalId = Id, ProducerId = _writer.Identity.Id, ProducerEpoch = _writer.Identity.Epoch, Committed = _commit };
        var asked = _client.Ask<EndTxnRequest, EndTxnResponse>(Route.Transaction(Id), request, r => r.ErrorCode, IsSecondEdition ? EndTxnRequest.MaxVersion : (short)4).Answer;
        asked.Then(
            ended =>
            {
                if (IsSecondEdition && ended.ProducerId >= 0) _writer.Identity.Set(ended.ProducerId, ended.ProducerEpoch);
                Ended();
            },
            error =>
            {
                Failed(error);
                if (State is TransactionState.Committing or TransactionState.Aborting) State = TransactionState.MustAbort;
                FinishEnd(error);
            });
    }

    private void Ended()
    {
        _writer.NewTransaction();
        _adding.Clear();
        // In the first edition numbers may have been left out by what was dropped: another epoch lets them begin anew (KIP-360).
        if (!_commit && !IsSecondEdition && _anything)
        {
            State = TransactionState.Initializing;
            var ending = _ending!;
            _ending = null;
            AskIdentity(_writer.Identity.Id, _writer.Identity.Epoch, ending);
            return;
        }
        State = TransactionState.Ready;
        Error = null;
        FinishEnd(null);
    }

    private void FinishEnd(KafkaException? error)
    {
        var ending = _ending!;
        _ending = null;
        if (error is null) ending.Complete(true);
        else ending.Fail(error);
        _client.Context.Progressed();
    }

    private void Failed(KafkaException error)
    {
        bool fatal = error.Error.Asks(ErrorAction.Fenced) || (error.Error.Asks(ErrorAction.Fatal) && error.Code is not (ErrorCode.TopicAuthorizationFailed or ErrorCode.GroupAuthorizationFailed or ErrorCode.FencedInstanceId));
        Error ??= error;
        if (fatal)
        {
            Error = error;
            State = TransactionState.Fatal;
        }
        else if (State == TransactionState.Open) State = TransactionState.MustAbort;
    }

    private void Expect(TransactionState state)
    {
        if (State == state) return;
        if (Error is not null) throw new KafkaException(Error.Code, $"the transaction is in state {State}: {Error.Message}", Error);
        throw new InvalidOperationException($"the transaction is in state {State}, not {state}");
    }
}
