using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>
/// One bound on the memory of many databases: a block cache that they share, and a budget for what has been written and not yet
/// flushed. When the budget is passed, the database with the most unflushed memory is flushed in the background.
/// </summary>
/// <remarks>RocksDB's own write-buffer manager has no C function before version 8.10, so the budget is kept here, for all versions alike.</remarks>
public sealed class RocksDbMemory : IDisposable
{
    private readonly PlainHandle _cache;
    private readonly Lock _lock = new();
    private readonly List<RocksDatabase> _databases = [];
    private long _writtenSinceMeasured;

    // What may be written before it is worth measuring again; between an eighth of the budget and all of it.
    private long _headroomBytes;

    /// <summary>A bound.</summary>
    /// <param name="blockCacheBytes">The size of the shared block cache (> 0).</param>
    /// <param name="writeBufferBytes">The budget for unflushed writes (> 0).</param>
    public RocksDbMemory(long blockCacheBytes, long writeBufferBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockCacheBytes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(writeBufferBytes);
        RocksLibrary.Ensure();
        BlockCacheBytes = blockCacheBytes;
        WriteBufferBytes = writeBufferBytes;
        _headroomBytes = writeBufferBytes;
        _cache = new PlainHandle(RocksNative.CacheCreateLru((nuint)blockCacheBytes), "rocksdb_cache_destroy");
    }

    /// <summary>The size of the shared block cache, bytes.</summary>
    public long BlockCacheBytes { get; }

    /// <summary>The budget for unflushed writes, bytes.</summary>
    public long WriteBufferBytes { get; }

    /// <summary>How much of the block cache is in use, bytes.</summary>
    public long BlockCacheUsedBytes => (long)RocksNative.CacheGetUsage(_cache.Pointer);

    /// <summary>How much of the block cache is pinned by iterators and values, bytes: zero when none is open.</summary>
    public long BlockCachePinnedBytes => (long)RocksNative.CacheGetPinnedUsage(_cache.Pointer);

    /// <summary>How often a database was flushed because the budget was passed.</summary>
    public long Flushes { get; private set; }

    internal nint Cache => _cache.Pointer;

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    internal void Register(RocksDatabase database)
    {
        lock (_lock)
            _databases.Add(database);
    }

    internal void Unregister(RocksDatabase database)
    {
        lock (_lock)
            _databases.Remove(database);
    }

    /// <summary>Called after each write, by any thread.</summary>
    internal void Written(long bytes)
    {
        if (Interlocked.Add(ref _writtenSinceMeasured, bytes) >= Volatile.Read(ref _headroomBytes))
            Measure();
    }

    private void Measure()
    {
        lock (_lock)
        {
            if (Interlocked.Read(ref _writtenSinceMeasured) < _headroomBytes)
                return;
            long total = 0;
            long most = -1;
            RocksDatabase? largest = null;
            foreach (RocksDatabase database in _databases)
            {
                long bytes = database.ActiveMemoryBytes();
                total += bytes;
                if (bytes > most)
                    (most, largest) = (bytes, database);
            }
            if (total >= WriteBufferBytes && largest is not null)
            {
                largest.FlushAllLater();
                Flushes++;
                total -= most;
            }
            Interlocked.Exchange(ref _writtenSinceMeasured, 0);
            Volatile.Write(ref _headroomBytes, Math.Max(WriteBufferBytes - total, WriteBufferBytes / 8));
        }
    }
}
