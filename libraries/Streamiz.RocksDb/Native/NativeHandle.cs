using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>
/// Owns one native object. A child (iterator, snapshot, pinned value) holds a reference to its parent, so closing the parent first
/// only marks it closed: it is freed when its last child is.
/// </summary>
internal abstract class NativeHandle : SafeHandle
{
    private readonly NativeHandle? _parent;

    /// <exception cref="ObjectDisposedException">The parent has been closed.</exception>
    protected NativeHandle(NativeHandle? parent) : base(0, ownsHandle: true)
    {
        if (parent is null)
            return;
        bool added = false;
        parent.DangerousAddRef(ref added);
        _parent = parent;
    }

    public sealed override bool IsInvalid => handle == 0;

    /// <summary>The native pointer. Only for callers that hold a reference or own the handle.</summary>
    internal nint Pointer => handle;

    protected NativeHandle? Parent => _parent;

    /// <summary>Called once, after the native object was made.</summary>
    protected void Own(nint pointer)
    {
        handle = pointer;
        OpenNatives.Opened();
    }

    protected abstract void Free(nint pointer);

    protected sealed override bool ReleaseHandle()
    {
        Free(handle);
        OpenNatives.Closed();
        _parent?.DangerousRelease();
        return true;
    }

    /// <summary>Holds the native for the length of one call.</summary>
    /// <exception cref="ObjectDisposedException">It has been closed.</exception>
    internal nint Acquire()
    {
        bool added = false;
        DangerousAddRef(ref added);
        return handle;
    }

    internal void Release() => DangerousRelease();
}
