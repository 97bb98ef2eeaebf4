namespace Streamiz.Broker.Transactions;

/// <summary>A transactional id: its producer, and the transaction that is open or was the last.</summary>
internal sealed class Transaction(string id)
{
    public string Id { get; } = id;

    public long ProducerId { get; set; } = -1;

    public short Epoch { get; set; } = -1;

    /// <summary>The producer before the last change of epoch: a request repeated by it is answered as the first time.</summary>
    public long LastProducerId { get; set; } = -1;

    public short LastEpoch { get; set; } = -1;

    public int TimeoutMs { get; set; }

    public TransactionState State { get; set; }

    public HashSet<(string Topic, int Partition)> Partitions { get; } = [];

    public long StartMs { get; set; } = -1;

    public long UpdatedMs { get; set; }

    /// <summary>The producer and epoch that the markers of a transaction being ended bear.</summary>
    public (long ProducerId, short Epoch) Marker { get; set; }

    public bool IsPrepared => State is TransactionState.PrepareCommit or TransactionState.PrepareAbort;
}
