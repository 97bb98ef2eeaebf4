namespace Streamiz.Broker.Logs;

/// <summary>What a partition knows of one producer id.</summary>
internal sealed class ProducerState(long producerId)
{
    /// <summary>Producers may have five requests under way, so five batches may come again.</summary>
    public const int RememberedBatches = 5;

    public long ProducerId { get; } = producerId;

    public short Epoch { get; set; } = -1;

    public int CoordinatorEpoch { get; set; } = -1;

    public long LastTimestamp { get; set; }

    /// <summary>First offset of the transaction that is open here, or -1.</summary>
    public long TransactionFirstOffset { get; set; } = -1;

    /// <summary>When its first batch came.</summary>
    public long TransactionStartMs { get; set; }

    /// <summary>Oldest first.</summary>
    public List<ProducerBatch> Batches { get; } = new(RememberedBatches);

    public int LastSequence => Batches.Count == 0 ? -1 : Batches[^1].LastSequence;

    public void SetEpoch(short epoch)
    {
        if (epoch == Epoch) return;
        Epoch = epoch;
        Batches.Clear();
    }

    public void Remember(ProducerBatch batch)
    {
        if (Batches.Count == RememberedBatches) Batches.RemoveAt(0);
        Batches.Add(batch);
        LastTimestamp = batch.Timestamp;
    }
}
