using System.Runtime.InteropServices;

namespace Streamiz.Rocks.Native;

/// <summary>
/// RocksDB's C functions: databases, batches, iterators, files. Functions that only look at memory already at hand skip the
/// transition of the garbage collector; whatever may wait or read a file does not.
/// </summary>
internal static partial class RocksNative
{
    private const string Lib = RocksLibrary.Name;

    [LibraryImport(Lib, EntryPoint = "rocksdb_free")]
    internal static partial void Free(nint memory);

    [LibraryImport(Lib, EntryPoint = "rocksdb_open_column_families", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OpenColumnFamilies(nint options, string path, int count, nint[] names, nint[] familyOptions, [In, Out] nint[] families, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_close")]
    internal static partial void Close(nint database);

    [LibraryImport(Lib, EntryPoint = "rocksdb_destroy_db", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void DestroyDb(nint options, string path, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_list_column_families", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint ListColumnFamilies(nint options, string path, ref nuint count, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_list_column_families_destroy")]
    internal static partial void ListColumnFamiliesDestroy(nint list, nuint count);

    [LibraryImport(Lib, EntryPoint = "rocksdb_create_column_family", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint CreateColumnFamily(nint database, nint options, string name, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_drop_column_family")]
    internal static partial void DropColumnFamily(nint database, nint family, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_column_family_handle_destroy")]
    internal static partial void ColumnFamilyDestroy(nint family);

    [LibraryImport(Lib, EntryPoint = "rocksdb_get_pinned_cf")]
    internal static partial nint GetPinned(nint database, nint readOptions, nint family, ref byte key, nuint keyLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_pinnableslice_value"), SuppressGCTransition]
    internal static partial nint PinnedValue(nint slice, ref nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_pinnableslice_destroy")]
    internal static partial void PinnedDestroy(nint slice);

    [LibraryImport(Lib, EntryPoint = "rocksdb_put_cf")]
    internal static partial void Put(nint database, nint writeOptions, nint family, ref byte key, nuint keyLength, ref byte value, nuint valueLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_delete_cf")]
    internal static partial void Delete(nint database, nint writeOptions, nint family, ref byte key, nuint keyLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_delete_range_cf")]
    internal static partial void DeleteRange(nint database, nint writeOptions, nint family, ref byte from, nuint fromLength, ref byte to, nuint toLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_delete_file_in_range_cf")]
    internal static partial void DeleteFilesInRange(nint database, nint family, ref byte from, nuint fromLength, ref byte to, nuint toLength, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_write")]
    internal static partial void Write(nint database, nint writeOptions, nint batch, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_compact_range_cf")]
    internal static partial void CompactRange(nint database, nint family, ref byte from, nuint fromLength, ref byte to, nuint toLength);

    [LibraryImport(Lib, EntryPoint = "rocksdb_flush_cf")]
    internal static partial void Flush(nint database, nint options, nint family, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_flushoptions_create")]
    internal static partial nint FlushOptionsCreate();

    [LibraryImport(Lib, EntryPoint = "rocksdb_flushoptions_set_wait")]
    internal static partial void FlushOptionsSetWait(nint options, byte wait);

    [LibraryImport(Lib, EntryPoint = "rocksdb_flushoptions_destroy")]
    internal static partial void FlushOptionsDestroy(nint options);

    [LibraryImport(Lib, EntryPoint = "rocksdb_property_value_cf", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint PropertyValue(nint database, nint family, string name);

    [LibraryImport(Lib, EntryPoint = "rocksdb_property_int_cf", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int PropertyInt(nint database, nint family, string name, ref ulong value);

    [LibraryImport(Lib, EntryPoint = "rocksdb_create_snapshot")]
    internal static partial nint CreateSnapshot(nint database);

    [LibraryImport(Lib, EntryPoint = "rocksdb_release_snapshot")]
    internal static partial void ReleaseSnapshot(nint database, nint snapshot);

    [LibraryImport(Lib, EntryPoint = "rocksdb_readoptions_create")]
    internal static partial nint ReadOptionsCreate();

    [LibraryImport(Lib, EntryPoint = "rocksdb_readoptions_destroy")]
    internal static partial void ReadOptionsDestroy(nint options);

    [LibraryImport(Lib, EntryPoint = "rocksdb_readoptions_set_snapshot")]
    internal static partial void ReadOptionsSetSnapshot(nint options, nint snapshot);

    [LibraryImport(Lib, EntryPoint = "rocksdb_readoptions_set_fill_cache")]
    internal static partial void ReadOptionsSetFillCache(nint options, byte fill);

    [LibraryImport(Lib, EntryPoint = "rocksdb_readoptions_set_iterate_lower_bound")]
    internal static partial void ReadOptionsSetLowerBound(nint options, nint key, nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_readoptions_set_iterate_upper_bound")]
    internal static partial void ReadOptionsSetUpperBound(nint options, nint key, nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writeoptions_create")]
    internal static partial nint WriteOptionsCreate();

    [LibraryImport(Lib, EntryPoint = "rocksdb_writeoptions_disable_WAL")]
    internal static partial void WriteOptionsDisableWal(nint options, int disable);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writeoptions_set_sync")]
    internal static partial void WriteOptionsSetSync(nint options, byte sync);

    [LibraryImport(Lib, EntryPoint = "rocksdb_create_iterator_cf")]
    internal static partial nint CreateIterator(nint database, nint options, nint family);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_destroy")]
    internal static partial void IterDestroy(nint iterator);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_valid"), SuppressGCTransition]
    internal static partial byte IterValid(nint iterator);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_key"), SuppressGCTransition]
    internal static partial nint IterKey(nint iterator, ref nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_value"), SuppressGCTransition]
    internal static partial nint IterValue(nint iterator, ref nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_next")]
    internal static partial void IterNext(nint iterator);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_prev")]
    internal static partial void IterPrev(nint iterator);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_seek_to_first")]
    internal static partial void IterSeekToFirst(nint iterator);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_seek_to_last")]
    internal static partial void IterSeekToLast(nint iterator);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_seek")]
    internal static partial void IterSeek(nint iterator, ref byte key, nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_seek_for_prev")]
    internal static partial void IterSeekForPrev(nint iterator, ref byte key, nuint length);

    [LibraryImport(Lib, EntryPoint = "rocksdb_iter_get_error")]
    internal static partial void IterGetError(nint iterator, ref nint error);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_create")]
    internal static partial nint BatchCreate();

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_clear")]
    internal static partial void BatchClear(nint batch);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_count"), SuppressGCTransition]
    internal static partial int BatchCount(nint batch);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_data"), SuppressGCTransition]
    internal static partial nint BatchData(nint batch, ref nuint size);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_put_cf")]
    internal static partial void BatchPut(nint batch, nint family, ref byte key, nuint keyLength, ref byte value, nuint valueLength);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_delete_cf")]
    internal static partial void BatchDelete(nint batch, nint family, ref byte key, nuint keyLength);

    [LibraryImport(Lib, EntryPoint = "rocksdb_writebatch_delete_range_cf")]
    internal static partial void BatchDeleteRange(nint batch, nint family, ref byte from, nuint fromLength, ref byte to, nuint toLength);
}
