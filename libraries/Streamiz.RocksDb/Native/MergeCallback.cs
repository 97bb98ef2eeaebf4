using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RocksDbSharp;

namespace Streamiz.Rocks.Native;

/// <summary>A native merge operator that asks a managed one. The options own it from the moment it is set.</summary>
internal static unsafe class MergeCallback
{
    internal static nint Create(MergeOperator merge)
    {
        nint state = Callback.Keep(merge, merge.Name);
        var create = (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint>)NativeLibrary.GetExport(RocksLibrary.Ensure(), "rocksdb_mergeoperator_create");
        return create(state, (nint)(delegate* unmanaged[Cdecl]<nint, void>)&Callback.Destroy,
            (nint)(delegate* unmanaged[Cdecl]<nint, nint, nuint, nint, nuint, nint, nint, int, byte*, nuint*, nint>)&Full,
            (nint)(delegate* unmanaged[Cdecl]<nint, nint, nuint, nint, nint, int, byte*, nuint*, nint>)&Partial,
            (nint)(delegate* unmanaged[Cdecl]<nint, nint, nuint, void>)&Delete,
            (nint)(delegate* unmanaged[Cdecl]<nint, nint>)&Callback.Name);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Full(nint state, nint key, nuint keyLength, nint value, nuint valueLength, nint operands, nint lengths, int count,
        byte* success, nuint* resultLength)
    {
        nint result = Callback.Of<MergeOperator>(state).FullMerge(key, keyLength, value, valueLength, operands, lengths, count, out nint ok, out nint length);
        *success = ok == 0 ? (byte)0 : (byte)1;
        *resultLength = (nuint)length;
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Partial(nint state, nint key, nuint keyLength, nint operands, nint lengths, int count, byte* success, nuint* resultLength)
    {
        nint result = Callback.Of<MergeOperator>(state).PartialMerge(key, keyLength, operands, lengths, count, out nint ok, out nint length);
        *success = ok == 0 ? (byte)0 : (byte)1;
        *resultLength = (nuint)length;
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Delete(nint state, nint value, nuint length) => Callback.Of<MergeOperator>(state).DeleteValue(value, length);
}
