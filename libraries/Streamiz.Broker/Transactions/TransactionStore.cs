using Streamiz.Broker.Core;
using Streamiz.Broker.Logs;
using Streamiz.Broker.Topics;
using Streamiz.Protocol;

namespace Streamiz.Broker.Transactions;

/// <summary>
/// The transaction coordinator. With one node it ends a transaction in one step: the decision is written, then a marker to each
/// partition, then that it is done; whatever a crash interrupts is finished at the next start.
/// </summary>
internal sealed class TransactionStore
{
    private const long RetryMs = 1000, ExpiryIntervalMs = 3_600_000;
    private readonly BrokerCore _core;
    private readonly StateLog _log;
    private readonly Dictionary<string, Transaction> _transactions = new(StringComparer.Ordinal);

    public TransactionStore(BrokerCore core)
    {
        _core = core;
        _log = new StateLog(core, TopicStore.TransactionsTopic);
    }

    public IReadOnlyCollection<Transaction> All => _transactions.Values;

    public Transaction? Find(string id) => _transactions.GetValueOrDefault(id);

    public void Load()
    {
        _log.Replay(batch =>
        {
            var walk = new RecordWalk(batch.Span[BatchHeader.Size..]);
            while (walk.TryNext())
            {
                string id = TransactionRecords.ReadKey(walk.Key.ToArray());
                if (walk.HasValue) _transactions[id] = TransactionRecords.ReadValue(id, walk.Value.ToArray());
                else _transactions.Remove(id);
            }
        });
        foreach (Transaction transaction in _transactions.Values)
        {
            if (transaction.IsPrepared) Finish(transaction);
        }
        WatchTimeouts();
        ExpireLater();
    }

    /// <summary>Gives a transactional id its producer, ending what an earlier one left open, which is fenced from now on.</summary>
    public ErrorCode Initialize(string id, int timeoutMs, long producerId, short epoch, out Transaction? transaction)
    {
        transaction = Find(id);
        if (timeoutMs <= 0 || timeoutMs > _core.Settings.Int("transaction.max.timeout.ms")) return ErrorCode.InvalidTransactionTimeout;
        if (transaction is null)
        {
            transaction = new Transaction(id) { TimeoutMs = timeoutMs };
            if (!TryChange(transaction, t => Renew(t))) return ErrorCode.CoordinatorNotAvailable;
            _transactions[id] = transaction;
            return ErrorCode.None;
        }
        if (producerId >= 0)
        {
            bool isRepeated = producerId == transaction.LastProducerId && epoch == transaction.LastEpoch && transaction.State == TransactionState.Empty;
            if (isRepeated) return ErrorCode.None;
            if (producerId != transaction.ProducerId || epoch != transaction.Epoch) return ErrorCode.ProducerFenced;
        }
        if (transaction.IsPrepared) return ErrorCode.ConcurrentTransactions;
        if (transaction.State == TransactionState.Ongoing)
        {
            ErrorCode error = End(transaction, commit: false, isBumped: true);
            if (error != ErrorCode.None) return error;
            if (transaction.IsPrepared) return ErrorCode.ConcurrentTransactions;
        }
        return TryChange(transaction, t =>
        {
            t.TimeoutMs = timeoutMs;
            Renew(t);
        }) ? ErrorCode.None : ErrorCode.CoordinatorNotAvailable;
    }

    /// <summary>Does this producer own the transactional id?</summary>
    public ErrorCode Check(string id, long producerId, short epoch, out Transaction? transaction)
    {
        transaction = Find(id);
        if (transaction is null || transaction.ProducerId != producerId) return ErrorCode.InvalidProducerIdMapping;
        if (transaction.Epoch != epoch) return ErrorCode.ProducerFenced;
        return transaction.IsPrepared ? ErrorCode.ConcurrentTransactions : ErrorCode.None;
    }

    public ErrorCode Add(Transaction transaction, IReadOnlyCollection<(string Topic, int Partition)> partitions)
    {
        bool isNew = transaction.State != TransactionState.Ongoing;
        if (!isNew && partitions.All(transaction.Partitions.Contains)) return ErrorCode.None;
        bool isChanged = TryChange(transaction, t =>
        {
            if (isNew)
            {
                t.Partitions.Clear();
                t.StartMs = _core.Now;
                t.State = TransactionState.Ongoing;
            }
            t.Partitions.UnionWith(partitions);
        });
        return isChanged ? ErrorCode.None : ErrorCode.CoordinatorNotAvailable;
    }

    /// <summary>May a transactional batch be written to a partition? Newer producers thereby add the partition to their transaction.</summary>
    public ErrorCode CheckWrite(string? id, BatchHeader batch, Partition partition, short produceVersion)
    {
        const short implicitAddSince = 12;
        if (string.IsNullOrEmpty(id)) return ErrorCode.InvalidTxnState;
        ErrorCode error = Check(id, batch.ProducerId, batch.ProducerEpoch, out Transaction? transaction);
        if (error == ErrorCode.ProducerFenced) return ErrorCode.InvalidProducerEpoch;
        if (error != ErrorCode.None) return error;
        (string, int) key = (partition.Topic.Name, partition.Index);
        if (transaction!.State == TransactionState.Ongoing && transaction.Partitions.Contains(key)) return ErrorCode.None;
        return produceVersion >= implicitAddSince ? Add(transaction, [key]) : ErrorCode.InvalidTxnState;
    }

    /// <summary>Ends the open transaction. <paramref name="isBumped"/>: with the next epoch, so that late writes of the old one are refused.</summary>
    public ErrorCode End(Transaction transaction, bool commit, bool isBumped)
    {
        bool isPrepared = TryChange(transaction, t =>
        {
            t.Marker = (t.ProducerId, isBumped ? (short)(t.Epoch + 1) : t.Epoch);
            t.State = commit ? TransactionState.PrepareCommit : TransactionState.PrepareAbort;
        });
        if (!isPrepared) return ErrorCode.CoordinatorNotAvailable;
        if (isBumped) Bump(transaction);
        // What is decided is answered; where a marker has to wait, whoever goes on meets a transaction that is not over yet.
        Finish(transaction);
        return ErrorCode.None;
    }

    /// <summary>For an abort of a transaction that nothing was written in: the epoch moves on all the same.</summary>
    public ErrorCode EndNothing(Transaction transaction) => TryChange(transaction, t =>
    {
        Bump(t);
        t.State = TransactionState.CompleteAbort;
    }) ? ErrorCode.None : ErrorCode.CoordinatorNotAvailable;

    /// <summary>Writes the markers and that all is done; tried again later when the disk refuses.</summary>
    private bool Finish(Transaction transaction)
    {
        bool commit = transaction.State == TransactionState.PrepareCommit;
        try
        {
            foreach ((string topic, int index) in transaction.Partitions)
            {
                if (_core.Topics.Find(topic, index) is not { Log.Failure: null } partition) continue;
                if (!_core.Setup.CanMark(partition)) throw new IOException($"the leader of {topic}-{index} cannot be reached");
                // After a crash some markers are there already.
                ProducerState? producer = partition.Log.Producers.Find(transaction.Marker.ProducerId);
                bool isOpen = producer is { TransactionFirstOffset: >= 0 };
                if (!isOpen && producer is not null && producer.Epoch >= transaction.Marker.Epoch && transaction.Marker.Epoch > 0 && producer.Batches.Count == 0) continue;
                partition.Log.AppendMarker(transaction.Marker.ProducerId, transaction.Marker.Epoch, commit, 0, _core.Now);
                _core.Touch(partition);
            }
            _core.Groups.TransactionEnded(transaction.Marker.ProducerId, commit);
        }
        catch (IOException e)
        {
            _core.Notice($"Transaction {transaction.Id} could not be ended yet: {e.Message}");
            _core.Timers.At(_core.Now + RetryMs, _ => Finish(transaction));
            return false;
        }
        bool isDone = TryChange(transaction, t =>
        {
            t.State = commit ? TransactionState.CompleteCommit : TransactionState.CompleteAbort;
            t.Partitions.Clear();
        });
        if (!isDone) _core.Timers.At(_core.Now + RetryMs, _ => Finish(transaction));
        return isDone;
    }

    /// <summary>Makes a change and writes it; when it cannot be written, the change has not been.</summary>
    private bool TryChange(Transaction transaction, Action<Transaction> change)
    {
        Transaction before = Copy(transaction);
        change(transaction);
        transaction.UpdatedMs = _core.Now;
        try
        {
            _log.Begin();
            _log.Add(TransactionRecords.Key(transaction.Id), TransactionRecords.Value(transaction));
            _log.Append();
            return true;
        }
        catch (IOException e)
        {
            _core.Notice($"Transaction {transaction.Id} could not be saved: {e.Message}");
            Assign(before, transaction);
            return false;
        }
    }

    private void Renew(Transaction transaction)
    {
        if (transaction.ProducerId < 0) (transaction.ProducerId, transaction.Epoch) = (_core.Identity.NextProducerId(), 0);
        else Bump(transaction);
        transaction.State = TransactionState.Empty;
        transaction.Partitions.Clear();
        transaction.StartMs = -1;
    }

    private void Bump(Transaction transaction)
    {
        (transaction.LastProducerId, transaction.LastEpoch) = (transaction.ProducerId, transaction.Epoch);
        // The largest epoch is left for the marker that fences the last producer of this id.
        if (transaction.Epoch >= short.MaxValue - 2) (transaction.ProducerId, transaction.Epoch) = (_core.Identity.NextProducerId(), 0);
        else transaction.Epoch++;
    }

    private void WatchTimeouts() => _core.Timers.At(_core.Now + _core.Settings.Long("transaction.abort.timed.out.transaction.cleanup.interval.ms"), now =>
    {
        foreach (Transaction transaction in _transactions.Values)
        {
            if (transaction.State == TransactionState.Ongoing && now - transaction.StartMs > transaction.TimeoutMs) End(transaction, commit: false, isBumped: true);
        }
        WatchTimeouts();
    });

    private void ExpireLater() => _core.Timers.At(_core.Now + ExpiryIntervalMs, now =>
    {
        long before = now - _core.Settings.Long("transactional.id.expiration.ms");
        foreach (Transaction old in _transactions.Values.Where(t => t.UpdatedMs < before && t.State is not TransactionState.Ongoing && !t.IsPrepared).ToArray())
        {
            try
            {
                _log.Begin();
                _log.Add(TransactionRecords.Key(old.Id), null);
                _log.Append();
                _transactions.Remove(old.Id);
            }
            catch (IOException e)
            {
                _core.Notice($"Transactional id {old.Id} could not be forgotten: {e.Message}");
                break;
            }
        }
        ExpireLater();
    });

    private static Transaction Copy(Transaction transaction)
    {
        var copy = new Transaction(transaction.Id);
        Assign(transaction, copy);
        return copy;
    }

    private static void Assign(Transaction from, Transaction to)
    {
        (to.ProducerId, to.Epoch, to.LastProducerId, to.LastEpoch) = (from.ProducerId, from.Epoch, from.LastProducerId, from.LastEpoch);
        (to.TimeoutMs, to.State, to.StartMs, to.UpdatedMs, to.Marker) = (from.TimeoutMs, from.State, from.StartMs, from.UpdatedMs, from.Marker);
        to.Partitions.Clear();
        to.Partitions.UnionWith(from.Partitions);
    }
}
