using RocksDbSharp;
using Streamiz.Kafka.Net.Table;
using Streamiz.Rocks;

namespace Streamiz.Kafka.Net.State.RocksDb;

/// <summary>Bounds the memory of all RocksDB stores of the process: give <see cref="Handle"/> to <c>RocksDbConfigHandler</c>.</summary>
public class BoundMemoryRocksDbConfigHandler
{
    private readonly Lock _lock = new();
    private CacheSize? _total;
    private bool _withWriteBuffers;
    private int _threads;
    private Compaction? _compaction;
    private Compression? _compression;
    private RocksDbMemory? _memory;

    /// <summary>The size of the shared block cache, bytes; 0 without a limit.</summary>
    public ulong CacheSizeCapacity => _total is null ? 0 : (ulong)CacheBytes;

    private long CacheBytes => Math.Max(_withWriteBuffers ? _total!.CacheSizeBytes / 2 : _total!.CacheSizeBytes, 1);

    /// <summary>Threads for flushes and compactions of each store.</summary>
    public BoundMemoryRocksDbConfigHandler ConfigureNumThreads(int numberOfThreads)
    {
        _threads = numberOfThreads;
        return this;
    }

    /// <summary>Sets a store's options as chosen here.</summary>
    public void Handle(string storeName, RocksDbOptions options)
    {
        if (_total is not null)
        {
            options.SetBlockBasedTableFactory(new BlockBasedTableOptions()
                .SetBlockCache(Memory()).SetCacheIndexAndFilterBlocks(true).SetFilterPolicy(BloomFilterPolicy.Create()));
            if (_withWriteBuffers)
                options.SetDbWriteBufferSize((ulong)Math.Max(_total.CacheSizeBytes / 2, 1));
        }
        if (_threads > 0)
            options.IncreaseParallelism(_threads);
        if (_compaction is { } compaction)
            options.SetCompactionStyle(compaction);
        if (_compression is { } compression)
            options.SetCompression(compression);
    }

    /// <summary>One block cache for all stores.</summary>
    public BoundMemoryRocksDbConfigHandler LimitTotalMemory(CacheSize maximumCacheSize) => LimitTotalMemory(maximumCacheSize, mutualizeCache: false);

    /// <summary>One block cache for all stores.</summary>
    /// <param name="maximumCacheSize">Its size.</param>
    /// <param name="mutualizeCache">Whether the size covers write buffers as well: then half is the cache's, and a store may hold the other half unflushed.</param>
    public BoundMemoryRocksDbConfigHandler LimitTotalMemory(CacheSize maximumCacheSize, bool mutualizeCache)
    {
        ArgumentNullException.ThrowIfNull(maximumCacheSize);
        _total = maximumCacheSize;
        _withWriteBuffers = mutualizeCache;
        return this;
    }

    /// <summary>How files are put together.</summary>
    public BoundMemoryRocksDbConfigHandler SetCompactionStyle(Compaction compaction)
    {
        _compaction = compaction;
        return this;
    }

    /// <summary>How blocks are compressed.</summary>
    public BoundMemoryRocksDbConfigHandler SetCompressionType(Compression compression)
    {
        _compression = compression;
        return this;
    }

    /// <summary>Has no effect: the allocator is the one that the system's librocksdb was built with.</summary>
    public BoundMemoryRocksDbConfigHandler UseJemalloc() => this;

    /// <summary>Made with the first store, by whichever thread opens it; it lives as long as the handler.</summary>
    private RocksDbMemory Memory()
    {
        lock (_lock)
            return _memory ??= new RocksDbMemory(CacheBytes, Math.Max(_total!.CacheSizeBytes, 1));
    }
}
