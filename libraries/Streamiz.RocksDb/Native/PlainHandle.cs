namespace Streamiz.Rocks.Native;

/// <summary>A native object without a parent and with a destroy function of one argument.</summary>
internal sealed unsafe class PlainHandle : NativeHandle
{
    private readonly delegate* unmanaged<nint, void> _destroy;

    internal PlainHandle(nint pointer, string destroy) : base(null)
    {
        _destroy = (delegate* unmanaged<nint, void>)System.Runtime.InteropServices.NativeLibrary.GetExport(RocksLibrary.Ensure(), destroy);
        Own(pointer);
    }

    protected override void Free(nint pointer) => _destroy(pointer);
}
