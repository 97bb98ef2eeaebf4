namespace Streamiz.Rocks.Native;

/// <summary>What an iterator may see: from <see cref="Lower"/> on, and below <see cref="Upper"/>. Empty means no bound.</summary>
internal readonly ref struct IteratorBounds(ReadOnlySpan<byte> lower, ReadOnlySpan<byte> upper, bool fillCache)
{
    public ReadOnlySpan<byte> Lower { get; } = lower;

    public ReadOnlySpan<byte> Upper { get; } = upper;

    public bool FillCache { get; } = fillCache;
}
