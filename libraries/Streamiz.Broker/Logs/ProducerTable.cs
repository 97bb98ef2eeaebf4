using Streamiz.Protocol;

namespace Streamiz.Broker.Logs;

/// <summary>The producers of a partition: sequence and epoch checks, open and aborted transactions. Rebuilt from the log.</summary>
internal sealed class ProducerTable
{
    private readonly Dictionary<long, ProducerState> _producers = [];
    private readonly List<AbortedTransaction> _aborted = [];
    private readonly HashSet<ProducerState> _open = [];

    /// <summary>First offset of the oldest open transaction, or -1.</summary>
    public long FirstOpenOffset { get; private set; } = -1;

    public IReadOnlyCollection<ProducerState> Producers => _producers.Values;

    public IReadOnlyList<AbortedTransaction> Aborted => _aborted;

    public ProducerState? Find(long producerId) => _producers.GetValueOrDefault(producerId);

    /// <summary>May this batch be appended? A duplicate of a remembered one is given back instead.</summary>
    public ErrorCode Check(BatchHeader batch, out ProducerBatch? duplicate)
    {
        duplicate = null;
        if (!_producers.TryGetValue(batch.ProducerId, out ProducerState? producer) || producer.Epoch < 0) return ErrorCode.None;
        if (batch.ProducerEpoch < producer.Epoch) return ErrorCode.InvalidProducerEpoch;
        if (batch.ProducerEpoch > producer.Epoch)
            return batch.BaseSequence == 0 ? ErrorCode.None : ErrorCode.OutOfOrderSequenceNumber;
        foreach (ProducerBatch known in producer.Batches)
        {
            if (known.FirstSequence != batch.BaseSequence || known.LastSequence != batch.LastSequence) continue;
            duplicate = known;
            return ErrorCode.None;
        }
        int expected = producer.LastSequence == int.MaxValue ? 0 : producer.LastSequence + 1;
        if (batch.BaseSequence == expected) return ErrorCode.None;
        // Older than what is remembered: it was appended once, and its offset is no longer known.
        bool isOld = producer.Batches.Count > 0 && batch.LastSequence < producer.Batches[0].FirstSequence
            && producer.Batches[0].FirstSequence - batch.LastSequence < int.MaxValue / 2;
        return isOld ? ErrorCode.DuplicateSequenceNumber : ErrorCode.OutOfOrderSequenceNumber;
    }

    /// <summary>A data batch of a producer was appended.</summary>
    public void Appended(BatchHeader batch, long timestamp)
    {
        ProducerState producer = GetOrAdd(batch.ProducerId);
        producer.SetEpoch(batch.ProducerEpoch);
        producer.Remember(new ProducerBatch(batch.BaseSequence, batch.LastSequence, batch.LastOffset, batch.LastOffsetDelta, timestamp));
        if (!batch.IsTransactional || producer.TransactionFirstOffset >= 0) return;
        producer.TransactionFirstOffset = batch.BaseOffset;
        producer.TransactionStartMs = timestamp;
        _open.Add(producer);
        if (FirstOpenOffset < 0) FirstOpenOffset = batch.BaseOffset;
    }

    /// <summary>A marker was appended: the producer's transaction in this partition, if any, is over.</summary>
    public void Ended(long producerId, short epoch, bool committed, long markerOffset, int coordinatorEpoch, long timestamp)
    {
        ProducerState producer = GetOrAdd(producerId);
        producer.SetEpoch(epoch);
        producer.CoordinatorEpoch = coordinatorEpoch;
        producer.LastTimestamp = timestamp;
        if (producer.TransactionFirstOffset < 0) return;
        if (!committed) _aborted.Add(new AbortedTransaction(producerId, producer.TransactionFirstOffset, markerOffset));
        producer.TransactionFirstOffset = -1;
        _open.Remove(producer);
        FindFirstOpen();
    }

    public void Load(ProducerState producer)
    {
        if (_producers.TryGetValue(producer.ProducerId, out ProducerState? old)) _open.Remove(old);
        _producers[producer.ProducerId] = producer;
        if (producer.TransactionFirstOffset >= 0) _open.Add(producer);
        FindFirstOpen();
    }

    public void Load(AbortedTransaction aborted) => _aborted.Add(aborted);

    /// <summary>Forgets aborted transactions that end below an offset: nobody can read them any more.</summary>
    public void ForgetBelow(long offset) => _aborted.RemoveAll(a => a.LastOffset < offset);

    /// <summary>Forgets producers that have been silent for long and have nothing open.</summary>
    public void Expire(long before)
    {
        foreach (ProducerState producer in _producers.Values)
        {
            if (producer.LastTimestamp < before && producer.TransactionFirstOffset < 0) _producers.Remove(producer.ProducerId);
        }
    }

    /// <summary>The aborted transactions that have records in [from, to).</summary>
    public void CollectAborted(long from, long to, List<AbortedTransaction> into)
    {
        // Ordered by marker, so everything that ended before the range is skipped by a binary search.
        int low = 0, high = _aborted.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_aborted[middle].LastOffset < from) low = middle + 1;
            else high = middle;
        }
        for (; low < _aborted.Count; low++)
        {
            if (_aborted[low].FirstOffset < to) into.Add(_aborted[low]);
        }
    }

    private ProducerState GetOrAdd(long producerId)
    {
        if (!_producers.TryGetValue(producerId, out ProducerState? producer)) _producers[producerId] = producer = new ProducerState(producerId);
        return producer;
    }

    private void FindFirstOpen()
    {
        FirstOpenOffset = -1;
        foreach (ProducerState producer in _open)
        {
            if (FirstOpenOffset < 0 || producer.TransactionFirstOffset < FirstOpenOffset) FirstOpenOffset = producer.TransactionFirstOffset;
        }
    }
}
