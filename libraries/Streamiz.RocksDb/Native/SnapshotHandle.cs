namespace Streamiz.Rocks.Native;

/// <summary>A snapshot with the read options that point at it.</summary>
internal sealed class SnapshotHandle : NativeHandle
{
    internal SnapshotHandle(DatabaseHandle database) : base(database)
    {
        ReadOptions = RocksNative.ReadOptionsCreate();
        nint snapshot = RocksNative.CreateSnapshot(database.Pointer);
        RocksNative.ReadOptionsSetSnapshot(ReadOptions, snapshot);
        Own(snapshot);
    }

    internal nint ReadOptions { get; }

    protected override void Free(nint pointer)
    {
        RocksNative.ReadOptionsDestroy(ReadOptions);
        RocksNative.ReleaseSnapshot(Parent!.Pointer, pointer);
    }
}
