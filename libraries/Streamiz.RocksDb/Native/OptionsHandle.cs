namespace Streamiz.Rocks.Native;

/// <summary>
/// The options of a database, with the comparators that RocksDB only points to. A database is its child, so they outlive it.
/// </summary>
internal sealed class OptionsHandle : NativeHandle
{
    private readonly List<NativeHandle> _callbacks = [];

    internal OptionsHandle() : base(null) => Own(OptionCall.Create("rocksdb_options_create"));

    internal void Keep(NativeHandle callback) => _callbacks.Add(callback);

    protected override void Free(nint pointer)
    {
        OptionCall.Invoke("rocksdb_options_destroy", pointer);
        foreach (NativeHandle callback in _callbacks)
            callback.Dispose();
    }
}
