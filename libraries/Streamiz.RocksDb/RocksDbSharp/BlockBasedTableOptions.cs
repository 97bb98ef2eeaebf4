using Streamiz.Rocks;
using Streamiz.Rocks.Native;

namespace RocksDbSharp;

/// <summary>The format of table files. Holds no native of its own: it is a list of settings, made native for each store it is given to.</summary>
public sealed class BlockBasedTableOptions
{
    private readonly List<Action<nint>> _settings = [];

    /// <summary>Size of a block before compression, bytes.</summary>
    public BlockBasedTableOptions SetBlockSize(ulong blockSize) => Set("block_size", blockSize);

    /// <summary>How far a block may fall short of its size, per cent.</summary>
    public BlockBasedTableOptions SetBlockSizeDeviation(int blockSizeDeviation) => Set("block_size_deviation", blockSizeDeviation);

    /// <summary>Keys between two that are written in full.</summary>
    public BlockBasedTableOptions SetBlockRestartInterval(int blockRestartInterval) => Set("block_restart_interval", blockRestartInterval);

    /// <summary>Whether filters hold whole keys, and not only prefixes.</summary>
    public BlockBasedTableOptions SetWholeKeyFiltering(bool wholeKeyFiltering) => Set("whole_key_filtering", wholeKeyFiltering);

    /// <summary>Whether blocks are not cached at all.</summary>
    public BlockBasedTableOptions SetNoBlockCache(bool noBlockCache) => Set("no_block_cache", noBlockCache);

    /// <summary>Whether indexes and filters count against the block cache.</summary>
    public BlockBasedTableOptions SetCacheIndexAndFilterBlocks(bool cacheIndexAndFilterBlocks) =>
        Set("cache_index_and_filter_blocks", cacheIndexAndFilterBlocks);

    /// <summary>Whether indexes and filters are the last to leave the cache.</summary>
    public BlockBasedTableOptions SetCacheIndexAndFilterBlocksWithHighPriority(bool value) =>
        Set("cache_index_and_filter_blocks_with_high_priority", value);

    /// <summary>Whether indexes and filters of the newest files stay in the cache.</summary>
    public BlockBasedTableOptions SetPinL0FilterAndIndexBlocksInCache(bool pin) => Set("pin_l0_filter_and_index_blocks_in_cache", pin);

    /// <summary>The version of the format.</summary>
    public BlockBasedTableOptions SetFormatVersion(int formatVersion) => Set("format_version", formatVersion);

    /// <summary>The filters of the files.</summary>
    public BlockBasedTableOptions SetFilterPolicy(BloomFilterPolicy filterPolicy)
    {
        _settings.Add(options => OptionCall.Invoke("rocksdb_block_based_options_set_filter_policy", options, filterPolicy.Create()));
        return this;
    }

    /// <summary>A native block cache, owned by the caller.</summary>
    public BlockBasedTableOptions SetBlockCache(nint blockCache)
    {
        _settings.Add(options => OptionCall.Invoke("rocksdb_block_based_options_set_block_cache", options, blockCache));
        return this;
    }

    /// <summary>The block cache that several databases share.</summary>
    public BlockBasedTableOptions SetBlockCache(RocksDbMemory memory) => SetBlockCache(memory.Cache);

    internal void ApplyTo(nint options)
    {
        nint table = OptionCall.Create("rocksdb_block_based_options_create");
        foreach (Action<nint> setting in _settings)
            setting(table);
        OptionCall.Invoke("rocksdb_options_set_block_based_table_factory", options, table);
        OptionCall.Invoke("rocksdb_block_based_options_destroy", table);
    }

    private BlockBasedTableOptions Set(string option, bool value)
    {
        _settings.Add(options => OptionCall.Invoke("rocksdb_block_based_options_set_" + option, options, value));
        return this;
    }

    private BlockBasedTableOptions Set(string option, int value)
    {
        _settings.Add(options => OptionCall.Invoke("rocksdb_block_based_options_set_" + option, options, value));
        return this;
    }

    private BlockBasedTableOptions Set(string option, ulong value)
    {
        _settings.Add(options => OptionCall.Invoke("rocksdb_block_based_options_set_" + option, options, value));
        return this;
    }
}
