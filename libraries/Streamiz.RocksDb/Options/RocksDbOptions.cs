using RocksDbSharp;
using Streamiz.Rocks;
using Streamiz.Rocks.Native;

namespace Streamiz.Kafka.Net.State;

/// <summary>
/// How a RocksDB store is opened. The name, namespace and members are those that users of Streamiz know from
/// <c>RocksDbConfigHandler</c>; it lives here because only this project may call librocksdb.
/// </summary>
public sealed partial class RocksDbOptions : IDisposable
{
    private readonly OptionsHandle _handle;

    /// <summary>RocksDB's defaults, and nothing is made that is not there.</summary>
    /// <exception cref="RocksException">librocksdb is not installed.</exception>
    public RocksDbOptions() => _handle = new OptionsHandle();

    /// <summary>What has been counted since <see cref="EnableStatistics"/>; null without it.</summary>
    public string? StatisticsString => NativeText.Take(OptionCall.Create("rocksdb_options_statistics_get_string", _handle.Pointer));

    internal OptionsHandle Handle => _handle;

    /// <summary>Counts operations; see <see cref="StatisticsString"/>. Costs some per cent.</summary>
    public RocksDbOptions EnableStatistics() => Call("rocksdb_options_enable_statistics");

    /// <summary>The number of threads for flushes and compactions of this database.</summary>
    public RocksDbOptions IncreaseParallelism(int totalThreads)
    {
        OptionCall.Invoke("rocksdb_options_increase_parallelism", _handle.Pointer, totalThreads);
        return this;
    }

    /// <summary>For stores that are only read key by key.</summary>
    /// <param name="blockCacheSizeMb">A block cache of this store's own, megabytes.</param>
    public RocksDbOptions OptimizeForPointLookup(ulong blockCacheSizeMb)
    {
        OptionCall.Invoke("rocksdb_options_optimize_for_point_lookup", _handle.Pointer, blockCacheSizeMb);
        return this;
    }

    /// <summary>Level compaction with buffers for the given memory, bytes.</summary>
    public RocksDbOptions OptimizeLevelStyleCompaction(ulong memtableMemoryBudget)
    {
        OptionCall.Invoke("rocksdb_options_optimize_level_style_compaction", _handle.Pointer, memtableMemoryBudget);
        return this;
    }

    /// <summary>Universal compaction with buffers for the given memory, bytes.</summary>
    public RocksDbOptions OptimizeUniversalStyleCompaction(ulong memtableMemoryBudget)
    {
        OptionCall.Invoke("rocksdb_options_optimize_universal_style_compaction", _handle.Pointer, memtableMemoryBudget);
        return this;
    }

    /// <summary>No compaction until it is asked for.</summary>
    public RocksDbOptions PrepareForBulkLoad() => Call("rocksdb_options_prepare_for_bulk_load");

    /// <summary>The format of table files.</summary>
    public RocksDbOptions SetBlockBasedTableFactory(BlockBasedTableOptions table_options)
    {
        table_options.ApplyTo(_handle.Pointer);
        return this;
    }

    /// <summary>How far compactions read ahead, bytes.</summary>
    public RocksDbOptions SetCompactionReadaheadSize(ulong size)
    {
        OptionCall.Invoke("rocksdb_options_compaction_readahead_size", _handle.Pointer, size);
        return this;
    }

    /// <summary>The order of keys. A store's ranges and windows rely on the order of bytes: use it only for stores read key by key.</summary>
    public RocksDbOptions SetComparator(Comparator comparator)
    {
        ComparatorCallback callback = new(comparator);
        _handle.Keep(callback);
        return SetComparator(callback.Pointer);
    }

    /// <inheritdoc cref="SetComparator(Comparator)"/>
    public RocksDbOptions SetComparator(nint comparator) => Set("comparator", comparator);

    /// <summary>How merge operands are applied.</summary>
    public RocksDbOptions SetMergeOperator(MergeOperator mergeOperator) => SetMergeOperator(MergeCallback.Create(mergeOperator));

    /// <inheritdoc cref="SetMergeOperator(MergeOperator)"/>
    public RocksDbOptions SetMergeOperator(nint mergeOperator) => Set("merge_operator", mergeOperator);

    /// <summary>Counters of eight bytes as merge operands.</summary>
    public RocksDbOptions SetUint64addMergeOperator() => Call("rocksdb_options_set_uint64add_merge_operator");

    /// <summary>The part of a key that prefix blooms and hash indexes look at.</summary>
    public RocksDbOptions SetPrefixExtractor(SliceTransform sliceTransform) => SetPrefixExtractor(sliceTransform.Create());

    /// <inheritdoc cref="SetPrefixExtractor(SliceTransform)"/>
    public RocksDbOptions SetPrefixExtractor(nint sliceTransform) => Set("prefix_extractor", sliceTransform);

    /// <summary>How blocks are compressed.</summary>
    public RocksDbOptions SetCompression(Compression value) => Set("compression", (int)value);

    /// <summary>The compressor's window bits, level, strategy and greatest dictionary, bytes.</summary>
    public RocksDbOptions SetCompressionOptions(int p1, int p2, int p3, int p4)
    {
        OptionCall.Invoke("rocksdb_options_set_compression_options", _handle.Pointer, p1, p2, p3, p4);
        return this;
    }

    /// <summary>How blocks of each level are compressed.</summary>
    /// <param name="levelValues">One value a level.</param>
    /// <param name="numLevels">How many of them count.</param>
    public RocksDbOptions SetCompressionPerLevel(Compression[] levelValues, ulong numLevels)
    {
        int[] values = Array.ConvertAll(levelValues[..checked((int)numLevels)], value => (int)value);
        OptionCall.Invoke("rocksdb_options_set_compression_per_level", _handle.Pointer, values);
        return this;
    }

    /// <summary>A factor for the size of each level.</summary>
    /// <param name="levelValues">One value a level.</param>
    /// <param name="numLevels">How many of them count.</param>
    public RocksDbOptions SetMaxBytesForLevelMultiplierAdditional(int[] levelValues, ulong numLevels)
    {
        OptionCall.Invoke("rocksdb_options_set_max_bytes_for_level_multiplier_additional", _handle.Pointer, levelValues[..checked((int)numLevels)]);
        return this;
    }

    /// <summary>Memory tables as hashed skip lists; needs a prefix extractor.</summary>
    /// <param name="p1">Buckets.</param>
    /// <param name="p2">Height of the skip lists.</param>
    /// <param name="p3">Branching factor of the skip lists.</param>
    public RocksDbOptions SetHashSkipListRep(ulong p1, int p2, int p3)
    {
        OptionCall.Invoke("rocksdb_options_set_hash_skip_list_rep", _handle.Pointer, p1, p2, p3);
        return this;
    }

    /// <summary>Memory tables as vectors: for bulk loads.</summary>
    public RocksDbOptions SetMemtableVectorRep() => Call("rocksdb_options_set_memtable_vector_rep");

    /// <summary>The lowest level that is compressed.</summary>
    public RocksDbOptions SetMinLevelToCompress(int level) => Set("min_level_to_compress", level);

    /// <summary>How old a file may become before it is compacted, seconds.</summary>
    public RocksDbOptions SetPeriodicCompactionSeconds(ulong periodicCompactionSeconds) =>
        SetByText($"periodic_compaction_seconds={periodicCompactionSeconds};");

    /// <summary>Table files without blocks, for keys of one length in memory-mapped files.</summary>
    public RocksDbOptions SetPlainTableFactory(uint user_key_len, int bloom_bits_per_key, double hash_table_ratio, int index_sparseness,
        int huge_page_tlb_size, char encoding_type, bool full_scan_mode, bool store_index_in_file) =>
        SetByText($"plain_table_factory={{user_key_len={user_key_len};bloom_bits_per_key={bloom_bits_per_key};"
            + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"hash_table_ratio={hash_table_ratio};")
            + $"index_sparseness={index_sparseness};huge_page_tlb_size={huge_page_tlb_size};"
            + $"encoding_type={(encoding_type == 0 ? "kPlain" : "kPrefix")};full_scan_mode={Text(full_scan_mode)};"
            + $"store_index_in_file={Text(store_index_in_file)};}};");

    /// <summary>Whether to open without reading statistics of the files: quicker with many of them.</summary>
    public RocksDbOptions SkipStatsUpdateOnOpen(bool val = false) => Set("skip_stats_update_on_db_open", val);

    /// <summary>RocksDB's own bound on unflushed writes over several databases; from librocksdb 8.10 on.</summary>
    /// <exception cref="RocksException">The installed librocksdb is older.</exception>
    public void SetWriteBufferManager(nint wbm) => Set("write_buffer_manager", wbm);

    /// <summary>Whether a flush writes all families at one point: needed for consistency over families without a log.</summary>
    public RocksDbOptions SetAtomicFlush(bool value) => Set("atomic_flush", value);

    /// <summary>The number of threads for flushes and compactions of this database together.</summary>
    public RocksDbOptions SetMaxBackgroundJobs(int value) => Set("max_background_jobs", value);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static string Text(bool value) => value ? "true" : "false";

    private RocksDbOptions Call(string function)
    {
        OptionCall.Invoke(function, _handle.Pointer);
        return this;
    }

    private RocksDbOptions SetByText(string text)
    {
        OptionCall.FromText(_handle.Pointer, _handle.Pointer, text);
        return this;
    }

    private RocksDbOptions Set(string option, bool value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }

    private RocksDbOptions Set(string option, int value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }

    private RocksDbOptions Set(string option, uint value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }

    private RocksDbOptions Set(string option, ulong value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }

    private RocksDbOptions Set(string option, double value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }

    private RocksDbOptions Set(string option, string value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }

    private RocksDbOptions Set(string option, nint value)
    {
        OptionCall.Invoke("rocksdb_options_set_" + option, _handle.Pointer, value);
        return this;
    }
}
