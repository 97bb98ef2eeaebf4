namespace Streamiz.Client.Writing;

/// <summary>A batch that is full or due and has not been acknowledged.</summary>
internal sealed class PendingBatch
{
    public byte[] Bytes = [];
    public int Length;
    public int Records;
    public long CreatedAt;

    // The number of the first record among all that were appended for the partition.
    public long First;

    // Its place among the partition's batches.
    public long Order;

    // The producer's number of the first record; -1 until the batch is sent for the first time. It stays over all tries, unless it is known that
    // none of them was written.
    public int Sequence;
    public long ProducerId;
    public short Epoch;
    public int Tries;

    // Bytes of the writer's memory that the batch takes.
    public int Held;
}
