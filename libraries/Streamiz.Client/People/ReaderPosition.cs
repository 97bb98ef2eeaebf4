namespace Streamiz.Client.People;

/// <summary>How far a partition has been worked on.</summary>
internal sealed class ReaderPosition(long start)
{
    private readonly Queue<ReadBatch> _handed = new();

    /// <summary>The offset to go on at after a restart: everything below has been given back.</summary>
    public long Done { get; private set; } = start;

    public int DoneEpoch { get; private set; } = -1;

    public long Committed { get; set; } = start;

    public void Handed(ReadBatch batch) => _handed.Enqueue(batch);

    /// <summary>The partition goes: what has been given back by now counts, and nothing after it. Batches that nobody has taken are thrown away from here on, which looks the same as having been worked on.</summary>
    public void Stop()
    {
        Settle();
        _handed.Clear();
    }

    /// <summary>Batches may be given back in any order; what counts is the first one that has not been.</summary>
    public void Settle()
    {
        while (_handed.TryPeek(out var batch) && batch.IsReturned)
        {
            _handed.Dequeue();
            Done = batch.NextOffset;
            if (batch.Epoch >= 0) DoneEpoch = batch.Epoch;
        }
    }
}
