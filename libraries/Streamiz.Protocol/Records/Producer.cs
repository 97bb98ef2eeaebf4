namespace Streamiz.Protocol.Records;

/// <summary>Who writes a batch, and its place in the order of what it writes.</summary>
/// <param name="Id">The producer's number.</param>
/// <param name="Epoch">Its epoch.</param>
/// <param name="BaseSequence">The number of the batch's first record in the producer's order of the partition.</param>
public readonly record struct Producer(long Id, short Epoch, int BaseSequence)
{
    /// <summary>One that is not idempotent.</summary>
    public static Producer None => new(-1, -1, -1);
}
