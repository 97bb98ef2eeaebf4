using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>
/// An iterator with its read options and the memory of its bounds, which RocksDB points into for as long as the iterator lives.
/// </summary>
internal sealed unsafe class IteratorHandle : NativeHandle
{
    private readonly nint _options;
    private readonly byte* _bounds;

    internal IteratorHandle(NativeHandle parent, nint database, nint family, nint snapshot, in IteratorBounds bounds) : base(parent)
    {
        _options = RocksNative.ReadOptionsCreate();
        if (snapshot != 0)
            RocksNative.ReadOptionsSetSnapshot(_options, snapshot);
        if (!bounds.FillCache)
            RocksNative.ReadOptionsSetFillCache(_options, 0);
        int length = bounds.Lower.Length + bounds.Upper.Length;
        if (length > 0)
        {
            _bounds = (byte*)NativeMemory.Alloc((nuint)length);
            Span<byte> memory = new(_bounds, length);
            bounds.Lower.CopyTo(memory);
            bounds.Upper.CopyTo(memory[bounds.Lower.Length..]);
            if (bounds.Lower.Length > 0)
                RocksNative.ReadOptionsSetLowerBound(_options, (nint)_bounds, (nuint)bounds.Lower.Length);
            if (bounds.Upper.Length > 0)
                RocksNative.ReadOptionsSetUpperBound(_options, (nint)(_bounds + bounds.Lower.Length), (nuint)bounds.Upper.Length);
        }
        Own(RocksNative.CreateIterator(database, _options, family));
    }

    protected override void Free(nint pointer)
    {
        RocksNative.IterDestroy(pointer);
        RocksNative.ReadOptionsDestroy(_options);
        NativeMemory.Free(_bounds);
    }
}
