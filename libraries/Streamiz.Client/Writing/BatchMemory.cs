namespace Streamiz.Client.Writing;

/// <summary>The arrays of batches: of one size and used again, but for records that are larger. Bounded.</summary>
internal sealed class BatchMemory(int batchBytes, long limit)
{
    private readonly Stack<byte[]> _free = new();
    private readonly Stack<PendingBatch> _spare = new();

    public long Used { get; private set; }

    /// <summary>An array for a batch of at least <paramref name="bytes"/>; null when the limit is reached.</summary>
    public byte[]? Rent(int bytes)
    {
        int size = Math.Max(bytes, batchBytes);
        // One batch larger than everything is let through when nothing else is there.
        if (Used > 0 && Used + size > limit) return null;
        Used += size;
        return size == batchBytes && _free.TryPop(out byte[]? free) ? free : new byte[size];
    }

    public void Return(byte[] bytes, int held)
    {
        Used -= held;
        if (bytes.Length == batchBytes) _free.Push(bytes);
    }

    public PendingBatch NewBatch() => _spare.TryPop(out var batch) ? batch : new PendingBatch();

    public void Return(PendingBatch batch)
    {
        Return(batch.Bytes, batch.Held);
        batch.Bytes = [];
        _spare.Push(batch);
    }
}
