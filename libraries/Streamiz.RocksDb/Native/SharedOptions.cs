namespace Streamiz.Rocks.Native;

/// <summary>The read, write and flush options that every call of a database shares.</summary>
internal sealed class SharedOptions : IDisposable
{
    private readonly PlainHandle _memory = Writing(wal: false, sync: false);
    private readonly PlainHandle _log = Writing(wal: true, sync: false);
    private readonly PlainHandle _sync = Writing(wal: true, sync: true);

    internal PlainHandle Read { get; } = new(RocksNative.ReadOptionsCreate(), "rocksdb_readoptions_destroy");

    internal PlainHandle FlushAndWait { get; } = Flushing(wait: true);

    internal PlainHandle FlushLater { get; } = Flushing(wait: false);

    internal nint Write(WriteDurability durability) => durability switch
    {
        WriteDurability.Memory => _memory.Pointer,
        WriteDurability.Log => _log.Pointer,
        _ => _sync.Pointer,
    };

    public void Dispose()
    {
        _memory.Dispose();
        _log.Dispose();
        _sync.Dispose();
        Read.Dispose();
        FlushAndWait.Dispose();
        FlushLater.Dispose();
    }

    private static PlainHandle Writing(bool wal, bool sync)
    {
        nint options = RocksNative.WriteOptionsCreate();
        RocksNative.WriteOptionsDisableWal(options, wal ? 0 : 1);
        RocksNative.WriteOptionsSetSync(options, sync ? (byte)1 : (byte)0);
        return new PlainHandle(options, "rocksdb_writeoptions_destroy");
    }

    private static PlainHandle Flushing(bool wait)
    {
        nint options = RocksNative.FlushOptionsCreate();
        RocksNative.FlushOptionsSetWait(options, wait ? (byte)1 : (byte)0);
        return new PlainHandle(options, "rocksdb_flushoptions_destroy");
    }
}
