using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RocksDbSharp;

namespace Streamiz.Rocks.Native;

/// <summary>A native comparator that asks a managed one. RocksDB keeps the bare pointer, so it lives as long as the options.</summary>
internal sealed unsafe class ComparatorCallback : NativeHandle
{
    internal ComparatorCallback(Comparator comparator) : base(null)
    {
        nint state = Callback.Keep(comparator, comparator.Name);
        var create = (delegate* unmanaged<nint, nint, nint, nint, nint>)NativeLibrary.GetExport(RocksLibrary.Ensure(), "rocksdb_comparator_create");
        Own(create(state, (nint)(delegate* unmanaged[Cdecl]<nint, void>)&Callback.Destroy,
            (nint)(delegate* unmanaged[Cdecl]<nint, nint, nuint, nint, nuint, int>)&Compare,
            (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&Callback.Name));
    }

    protected override void Free(nint pointer) => OptionCall.Invoke("rocksdb_comparator_destroy", pointer);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Compare(nint state, nint a, nuint aLength, nint b, nuint bLength) =>
        Callback.Of<Comparator>(state).Compare(a, aLength, b, bLength);
}
