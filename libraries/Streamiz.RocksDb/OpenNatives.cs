namespace Streamiz.Rocks;

/// <summary>
/// How many native objects are open in this process: databases, iterators, snapshots, batches, options, caches, pinned values.
/// Zero when everything has been closed. It is the one mutable static of this library: natives belong to the process, too.
/// </summary>
public static class OpenNatives
{
    private static long _count;

    /// <summary>The number of native objects that have been made and not yet freed.</summary>
    public static long Count => Interlocked.Read(ref _count);

    internal static void Opened() => Interlocked.Increment(ref _count);

    internal static void Closed() => Interlocked.Decrement(ref _count);
}
