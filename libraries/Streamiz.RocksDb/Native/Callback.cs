using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>A managed object behind a native callback, with the C string of its name. RocksDB says when it is no longer needed.</summary>
internal sealed class Callback
{
    private readonly object _target;
    private readonly nint _name;

    private Callback(object target, string name)
    {
        _target = target;
        _name = Marshal.StringToCoTaskMemUTF8(name);
    }

    internal static nint Keep(object target, string name)
    {
        OpenNatives.Opened();
        return GCHandle.ToIntPtr(GCHandle.Alloc(new Callback(target, name)));
    }

    internal static T Of<T>(nint state) where T : class => (T)Find(state)._target;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static nint Name(nint state) => Find(state)._name;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    internal static void Destroy(nint state)
    {
        Marshal.FreeCoTaskMem(Find(state)._name);
        GCHandle.FromIntPtr(state).Free();
        OpenNatives.Closed();
    }

    private static Callback Find(nint state) => (Callback)GCHandle.FromIntPtr(state).Target!;
}
