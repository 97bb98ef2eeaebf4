using RocksDbSharp;

namespace Streamiz.Kafka.Net.State;

/// <summary>The options that are one value each. Their meaning is RocksDB's, where they are called as the documentation says.</summary>
public sealed partial class RocksDbOptions
{
    /// <summary>RocksDB's <c>advise_random_on_open</c>.</summary>
    public RocksDbOptions SetAdviseRandomOnOpen(bool value) => Set("advise_random_on_open", value);

    /// <summary>RocksDB's <c>allow_concurrent_memtable_write</c>.</summary>
    public RocksDbOptions SetAllowConcurrentMemtableWrite(bool value) => Set("allow_concurrent_memtable_write", value);

    /// <summary>RocksDB's <c>allow_mmap_reads</c>.</summary>
    public RocksDbOptions SetAllowMmapReads(bool value) => Set("allow_mmap_reads", value);

    /// <summary>RocksDB's <c>allow_mmap_writes</c>.</summary>
    public RocksDbOptions SetAllowMmapWrites(bool value) => Set("allow_mmap_writes", value);

    /// <summary>RocksDB's <c>arena_block_size</c>.</summary>
    public RocksDbOptions SetArenaBlockSize(ulong value) => Set("arena_block_size", value);

    /// <summary>RocksDB's <c>bloom_locality</c>.</summary>
    public RocksDbOptions SetBloomLocality(uint value) => Set("bloom_locality", value);

    /// <summary>RocksDB's <c>bytes_per_sync</c>.</summary>
    public RocksDbOptions SetBytesPerSync(ulong value) => Set("bytes_per_sync", value);

    /// <summary>RocksDB's <c>compaction_filter</c>.</summary>
    public RocksDbOptions SetCompactionFilter(nint compactionFilter) => Set("compaction_filter", compactionFilter);

    /// <summary>RocksDB's <c>compaction_filter_factory</c>.</summary>
    public RocksDbOptions SetCompactionFilterFactory(nint compactionFilterFactory) => Set("compaction_filter_factory", compactionFilterFactory);

    /// <summary>RocksDB's <c>compaction_style</c>.</summary>
    public RocksDbOptions SetCompactionStyle(Compaction value) => Set("compaction_style", (int)value);

    /// <summary>RocksDB's <c>create_if_missing</c>.</summary>
    public RocksDbOptions SetCreateIfMissing(bool value = true) => Set("create_if_missing", value);

    /// <summary>RocksDB's <c>create_missing_column_families</c>.</summary>
    public RocksDbOptions SetCreateMissingColumnFamilies(bool value = true) => Set("create_missing_column_families", value);

    /// <summary>RocksDB's <c>db_log_dir</c>.</summary>
    public RocksDbOptions SetDbLogDir(string value) => Set("db_log_dir", value);

    /// <summary>RocksDB's <c>db_write_buffer_size</c>.</summary>
    public RocksDbOptions SetDbWriteBufferSize(ulong size) => Set("db_write_buffer_size", size);

    /// <summary>RocksDB's <c>delete_obsolete_files_period_micros</c>.</summary>
    public RocksDbOptions SetDeleteObsoleteFilesPeriodMicros(ulong value) => Set("delete_obsolete_files_period_micros", value);

    /// <summary>RocksDB's <c>disable_auto_compactions</c>.</summary>
    public RocksDbOptions SetDisableAutoCompactions(int value) => Set("disable_auto_compactions", value);

    /// <summary>RocksDB's <c>enable_write_thread_adaptive_yield</c>.</summary>
    public RocksDbOptions SetEnableWriteThreadAdaptiveYield(bool value) => Set("enable_write_thread_adaptive_yield", value);

    /// <summary>RocksDB's <c>env</c>.</summary>
    public RocksDbOptions SetEnv(nint env) => Set("env", env);

    /// <summary>RocksDB's <c>error_if_exists</c>.</summary>
    public RocksDbOptions SetErrorIfExists(bool value = true) => Set("error_if_exists", value);

    /// <summary>RocksDB's <c>fifo_compaction_options</c>.</summary>
    public RocksDbOptions SetFifoCompactionOptions(nint fifoCompactionOptions) => Set("fifo_compaction_options", fifoCompactionOptions);

    /// <summary>RocksDB's <c>hard_pending_compaction_bytes_limit</c>.</summary>
    public RocksDbOptions SetHardPendingCompactionBytesLimit(ulong value) => Set("hard_pending_compaction_bytes_limit", value);

    /// <summary>RocksDB's <c>hash_link_list_rep</c>.</summary>
    public RocksDbOptions SetHashLinkListRep(ulong value) => Set("hash_link_list_rep", value);

    /// <summary>RocksDB's <c>info_log</c>.</summary>
    public RocksDbOptions SetInfoLog(nint logger) => Set("info_log", logger);

    /// <summary>RocksDB's <c>info_log_level</c>.</summary>
    public RocksDbOptions SetInfoLogLevel(InfoLogLevel value) => Set("info_log_level", (int)value);

    /// <summary>RocksDB's <c>inplace_update_num_locks</c>.</summary>
    public RocksDbOptions SetInplaceUpdateNumLocks(ulong value) => Set("inplace_update_num_locks", value);

    /// <summary>RocksDB's <c>inplace_update_support</c>.</summary>
    public RocksDbOptions SetInplaceUpdateSupport(bool value) => Set("inplace_update_support", value);

    /// <summary>RocksDB's <c>is_fd_close_on_exec</c>.</summary>
    public RocksDbOptions SetIsFdCloseOnExec(bool value) => Set("is_fd_close_on_exec", value);

    /// <summary>RocksDB's <c>keep_log_file_num</c>.</summary>
    public RocksDbOptions SetKeepLogFileNum(ulong value) => Set("keep_log_file_num", value);

    /// <summary>RocksDB's <c>level0_file_num_compaction_trigger</c>.</summary>
    public RocksDbOptions SetLevel0FileNumCompactionTrigger(int value) => Set("level0_file_num_compaction_trigger", value);

    /// <summary>RocksDB's <c>level0_slowdown_writes_trigger</c>.</summary>
    public RocksDbOptions SetLevel0SlowdownWritesTrigger(int value) => Set("level0_slowdown_writes_trigger", value);

    /// <summary>RocksDB's <c>level0_stop_writes_trigger</c>.</summary>
    public RocksDbOptions SetLevel0StopWritesTrigger(int value) => Set("level0_stop_writes_trigger", value);

    /// <summary>RocksDB's <c>level_compaction_dynamic_level_bytes</c>.</summary>
    public RocksDbOptions SetLevelCompactionDynamicLevelBytes(bool value) => Set("level_compaction_dynamic_level_bytes", value);

    /// <summary>RocksDB's <c>log_file_time_to_roll</c>.</summary>
    public RocksDbOptions SetLogFileTimeToRoll(ulong value) => Set("log_file_time_to_roll", value);

    /// <summary>RocksDB's <c>manifest_preallocation_size</c>.</summary>
    public RocksDbOptions SetManifestPreallocationSize(ulong value) => Set("manifest_preallocation_size", value);

    /// <summary>RocksDB's <c>max_background_compactions</c>.</summary>
    public RocksDbOptions SetMaxBackgroundCompactions(int value) => Set("max_background_compactions", value);

    /// <summary>RocksDB's <c>max_background_flushes</c>.</summary>
    public RocksDbOptions SetMaxBackgroundFlushes(int value) => Set("max_background_flushes", value);

    /// <summary>RocksDB's <c>max_bytes_for_level_base</c>.</summary>
    public RocksDbOptions SetMaxBytesForLevelBase(ulong value) => Set("max_bytes_for_level_base", value);

    /// <summary>RocksDB's <c>max_bytes_for_level_multiplier</c>.</summary>
    public RocksDbOptions SetMaxBytesForLevelMultiplier(double value) => Set("max_bytes_for_level_multiplier", value);

    /// <summary>RocksDB's <c>max_compaction_bytes</c>.</summary>
    public RocksDbOptions SetMaxCompactionBytes(ulong bytes) => Set("max_compaction_bytes", bytes);

    /// <summary>RocksDB's <c>max_file_opening_threads</c>.</summary>
    public RocksDbOptions SetMaxFileOpeningThreads(int value) => Set("max_file_opening_threads", value);

    /// <summary>RocksDB's <c>max_log_file_size</c>.</summary>
    public RocksDbOptions SetMaxLogFileSize(ulong value) => Set("max_log_file_size", value);

    /// <summary>RocksDB's <c>max_manifest_file_size</c>.</summary>
    public RocksDbOptions SetMaxManifestFileSize(ulong value) => Set("max_manifest_file_size", value);

    /// <summary>RocksDB's <c>max_open_files</c>.</summary>
    public RocksDbOptions SetMaxOpenFiles(int value) => Set("max_open_files", value);

    /// <summary>RocksDB's <c>max_sequential_skip_in_iterations</c>.</summary>
    public RocksDbOptions SetMaxSequentialSkipInIterations(ulong value) => Set("max_sequential_skip_in_iterations", value);

    /// <summary>RocksDB's <c>max_successive_merges</c>.</summary>
    public RocksDbOptions SetMaxSuccessiveMerges(ulong value) => Set("max_successive_merges", value);

    /// <summary>RocksDB's <c>max_total_wal_size</c>.</summary>
    public RocksDbOptions SetMaxTotalWalSize(ulong n) => Set("max_total_wal_size", n);

    /// <summary>RocksDB's <c>max_write_buffer_number</c>.</summary>
    public RocksDbOptions SetMaxWriteBufferNumber(int value) => Set("max_write_buffer_number", value);

    /// <summary>RocksDB's <c>max_write_buffer_size_to_maintain</c>.</summary>
    public RocksDbOptions SetMaxWriteBufferSizeToMaintain(int value) => Set("max_write_buffer_size_to_maintain", (ulong)(long)value);

    /// <summary>RocksDB's <c>memtable_huge_page_size</c>.</summary>
    public RocksDbOptions SetMemtableHugePageSize(ulong size) => Set("memtable_huge_page_size", size);

    /// <summary>RocksDB's <c>memtable_prefix_bloom_size_ratio</c>.</summary>
    public RocksDbOptions SetMemtablePrefixBloomSizeRatio(double ratio) => Set("memtable_prefix_bloom_size_ratio", ratio);

    /// <summary>RocksDB's <c>min_write_buffer_number_to_merge</c>.</summary>
    public RocksDbOptions SetMinWriteBufferNumberToMerge(int value) => Set("min_write_buffer_number_to_merge", value);

    /// <summary>RocksDB's <c>num_levels</c>.</summary>
    public RocksDbOptions SetNumLevels(int value) => Set("num_levels", value);

    /// <summary>RocksDB's <c>optimize_filters_for_hits</c>.</summary>
    public RocksDbOptions SetOptimizeFiltersForHits(int value) => Set("optimize_filters_for_hits", value);

    /// <summary>RocksDB's <c>paranoid_checks</c>.</summary>
    public RocksDbOptions SetParanoidChecks(bool value = true) => Set("paranoid_checks", value);

    /// <summary>RocksDB's <c>recycle_log_file_num</c>.</summary>
    public RocksDbOptions SetRecycleLogFileNum(ulong value) => Set("recycle_log_file_num", value);

    /// <summary>RocksDB's <c>report_bg_io_stats</c>.</summary>
    public RocksDbOptions SetReportBgIoStats(bool value) => Set("report_bg_io_stats", value);

    /// <summary>RocksDB's <c>soft_pending_compaction_bytes_limit</c>.</summary>
    public RocksDbOptions SetSoftPendingCompactionBytesLimit(ulong value) => Set("soft_pending_compaction_bytes_limit", value);

    /// <summary>RocksDB's <c>stats_dump_period_sec</c>.</summary>
    public RocksDbOptions SetStatsDumpPeriodSec(uint value) => Set("stats_dump_period_sec", value);

    /// <summary>RocksDB's <c>table_cache_numshardbits</c>.</summary>
    public RocksDbOptions SetTableCacheNumShardbits(int value) => Set("table_cache_numshardbits", value);

    /// <summary>RocksDB's <c>target_file_size_base</c>.</summary>
    public RocksDbOptions SetTargetFileSizeBase(ulong value) => Set("target_file_size_base", value);

    /// <summary>RocksDB's <c>target_file_size_multiplier</c>.</summary>
    public RocksDbOptions SetTargetFileSizeMultiplier(int value) => Set("target_file_size_multiplier", value);

    /// <summary>RocksDB's <c>universal_compaction_options</c>.</summary>
    public RocksDbOptions SetUniversalCompactionOptions(nint universalCompactionOptions) => Set("universal_compaction_options", universalCompactionOptions);

    /// <summary>RocksDB's <c>use_adaptive_mutex</c>.</summary>
    public RocksDbOptions SetUseAdaptiveMutex(bool value) => Set("use_adaptive_mutex", value);

    /// <summary>RocksDB's <c>use_direct_io_for_flush_and_compaction</c>.</summary>
    public RocksDbOptions SetUseDirectIoForFlushAndCompaction(bool value) => Set("use_direct_io_for_flush_and_compaction", value);

    /// <summary>RocksDB's <c>use_direct_reads</c>.</summary>
    public RocksDbOptions SetUseDirectReads(bool value) => Set("use_direct_reads", value);

    /// <summary>RocksDB's <c>use_fsync</c>.</summary>
    public RocksDbOptions SetUseFsync(int value) => Set("use_fsync", value);

    /// <summary>RocksDB's <c>WAL_size_limit_MB</c>.</summary>
    public RocksDbOptions SetWALSizeLimitMB(ulong value) => Set("WAL_size_limit_MB", value);

    /// <summary>RocksDB's <c>WAL_ttl_seconds</c>.</summary>
    public RocksDbOptions SetWALTtlSeconds(ulong value) => Set("WAL_ttl_seconds", value);

    /// <summary>RocksDB's <c>wal_dir</c>.</summary>
    public RocksDbOptions SetWalDir(string value) => Set("wal_dir", value);

    /// <summary>RocksDB's <c>wal_recovery_mode</c>.</summary>
    public RocksDbOptions SetWalRecoveryMode(Recovery mode) => Set("wal_recovery_mode", (int)mode);

    /// <summary>RocksDB's <c>write_buffer_size</c>.</summary>
    public RocksDbOptions SetWriteBufferSize(ulong value) => Set("write_buffer_size", value);
}
