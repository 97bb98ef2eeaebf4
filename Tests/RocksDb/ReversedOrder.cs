using RocksDbSharp;

namespace Streamiz.Rocks.Tests;

internal sealed class ReversedOrder : Comparator
{
    public string Name => "reversed";

    public unsafe int Compare(nint a, nuint alen, nint b, nuint blen) =>
        new ReadOnlySpan<byte>((void*)b, (int)blen).SequenceCompareTo(new ReadOnlySpan<byte>((void*)a, (int)alen));
}
