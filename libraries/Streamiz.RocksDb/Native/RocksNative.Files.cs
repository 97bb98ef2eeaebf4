using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>RocksDB's C functions for table files made outside a database, checkpoints and caches.</summary>
internal static partial class RocksNative
{
    [LibraryImport(Lib, EntryPoint = "rocksdb_envoptions_create")]
    internal static partial nint EnvOptionsCreate();

    [LibraryImport(Lib, EntryPoint = "rocksdb_sstfilewriter_create")]
    internal static partial nint SstCreate(nint envOptions, nint options);

    [LibraryImport(Lib, EntryPoint = "rocksdb_sstfilewriter_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SstOpen(nint writer, string path, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_sstfilewriter_put")]
    internal static partial void SstPut(nint writer, ref byte key, nuint keyLength, ref byte value, nuint valueLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_sstfilewriter_delete")]
    internal static partial void SstDelete(nint writer, ref byte key, nuint keyLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_sstfilewriter_finish")]
    internal static partial void SstFinish(nint writer, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_sstfilewriter_file_size")]
    internal static partial void SstFileSize(nint writer, ref ulong size);

    [LibraryImport(Lib, EntryPoint = "rocksdb_ingestexternalfileoptions_create")]
    internal static partial nint IngestOptionsCreate();

    [LibraryImport(Lib, EntryPoint = "rocksdb_ingestexternalfileoptions_set_move_files")]
    internal static partial void IngestOptionsSetMoveFiles(nint options, byte move);

    [LibraryImport(Lib, EntryPoint = "rocksdb_ingestexternalfileoptions_destroy")]
    internal static partial void IngestOptionsDestroy(nint options);

    [LibraryImport(Lib, EntryPoint = "rocksdb_ingest_external_file_cf")]
    internal static partial void IngestExternalFile(nint database, nint family, nint[] files, nuint count, nint options, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_checkpoint_object_create")]
    internal static partial nint CheckpointCreate(nint database, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_checkpoint_create", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void CheckpointWrite(nint checkpoint, string directory, ulong logSizeForFlush, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_checkpoint_object_destroy")]
    internal static partial void CheckpointDestroy(nint checkpoint);

    [LibraryImport(Lib, EntryPoint = "rocksdb_cache_create_lru")]
    internal static partial nint CacheCreateLru(nuint capacity);

    [LibraryImport(Lib, EntryPoint = "rocksdb_cache_get_usage")]
    internal static partial nuint CacheGetUsage(nint cache);

    [LibraryImport(Lib, EntryPoint = "rocksdb_cache_get_pinned_usage")]
    internal static partial nuint CacheGetPinnedUsage(nint cache);
}
