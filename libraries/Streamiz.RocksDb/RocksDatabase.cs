using System.Runtime.InteropServices;
using Streamiz.Kafka.Net.State;
using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>
/// An open database. Every call is safe against a concurrent <see cref="Dispose"/>: it either runs to its end or throws
/// <see cref="ObjectDisposedException"/>. Iterators, snapshots and pinned values keep the native open until they are disposed.
/// </summary>
public sealed class RocksDatabase : IDisposable
{
    private readonly DatabaseHandle _handle;
    private readonly RocksDbOptions _options;
    private readonly RocksDbMemory? _memory;
    private readonly Dictionary<string, ColumnFamily> _families;

    private RocksDatabase(DatabaseHandle handle, Dictionary<string, ColumnFamily> families, RocksDbOptions options, RocksDbMemory? memory)
    {
        _handle = handle;
        _families = families;
        _options = options;
        _memory = memory;
        Default = families[ColumnFamily.DefaultName];
        memory?.Register(this);
    }

    /// <summary>Opens a database; families that are in it are opened as well.</summary>
    /// <param name="path">Its directory.</param>
    /// <param name="options">How. They may be disposed while the database is open.</param>
    /// <param name="memory">The memory shared with other databases; null: RocksDB's own small cache, and no common bound.</param>
    /// <param name="families">Families to have, besides the default one.</param>
    /// <exception cref="RocksException">It is open elsewhere, damaged, or cannot be made; or librocksdb is not installed.</exception>
    public static RocksDatabase Open(string path, RocksDbOptions options, RocksDbMemory? memory = null, IReadOnlyList<string>? families = null)
    {
        List<string> names = [.. ListFamilies(path, options)];
        if (!names.Contains(ColumnFamily.DefaultName))
            names.Insert(0, ColumnFamily.DefaultName);
        foreach (string family in families ?? [])
        {
            if (!names.Contains(family))
                names.Add(family);
        }
        nint[] pointers = new nint[names.Count];
        nint database = OpenNative(path, options, names, pointers);
        Dictionary<string, ColumnFamily> byName = new(StringComparer.Ordinal);
        for (int i = 0; i < pointers.Length; i++)
            byName.Add(names[i], new ColumnFamily(names[i], pointers[i]));
        return new RocksDatabase(new DatabaseHandle(options.Handle, database, pointers), byName, options, memory);
    }

    /// <summary>The names of the families of a closed database; none when there is no database.</summary>
    public static IReadOnlyList<string> ListFamilies(string path, RocksDbOptions options)
    {
        if (!File.Exists(Path.Combine(path, "CURRENT")))
            return [];
        nint error = 0;
        nuint count = 0;
        nint list = RocksNative.ListColumnFamilies(options.Handle.Pointer, path, ref count, ref error);
        NativeText.Check(error);
        return NativeText.TakeNames(list, count);
    }

    /// <summary>Removes a closed database's files.</summary>
    /// <exception cref="RocksException">It is open.</exception>
    public static void Destroy(string path, RocksDbOptions options)
    {
        nint error = 0;
        RocksNative.DestroyDb(options.Handle.Pointer, path, ref error);
        NativeText.Check(error);
    }

    /// <summary>The family that every database has.</summary>
    public ColumnFamily Default { get; }

    /// <summary>Whether <see cref="Dispose"/> has been called.</summary>
    public bool IsClosed => _handle.IsClosed;

    /// <summary>A family by name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public ColumnFamily Family(string name)
    {
        lock (_families)
            return _families[name];
    }

    /// <summary>Makes a family.</summary>
    /// <exception cref="RocksException">There is one of that name.</exception>
    public ColumnFamily CreateFamily(string name)
    {
        using Held database = new(_handle);
        lock (_families)
        {
            nint error = 0;
            nint pointer = RocksNative.CreateColumnFamily(database.Pointer, _options.Handle.Pointer, name, ref error);
            NativeText.Check(error);
            _handle.Add(pointer);
            ColumnFamily family = new(name, pointer);
            _families.Add(name, family);
            return family;
        }
    }

    /// <summary>Drops a family with all its entries.</summary>
    public void DropFamily(ColumnFamily family)
    {
        using Held database = new(_handle);
        lock (_families)
        {
            nint error = 0;
            RocksNative.DropColumnFamily(database.Pointer, family.Pointer, ref error);
            NativeText.Check(error);
            _families.Remove(family.Name);
        }
    }

    /// <summary>Looks a key up. Dispose what is returned.</summary>
    public PinnedValue Get(ColumnFamily family, ReadOnlySpan<byte> key, RocksSnapshot? snapshot = null)
    {
        ObjectDisposedException.ThrowIf(snapshot is { Handle.IsClosed: true }, typeof(RocksSnapshot));
        nint database = _handle.Acquire();
        nint error = 0;
        nint slice = RocksNative.GetPinned(database, snapshot is null ? _handle.Shared.Read.Pointer : snapshot.Handle.ReadOptions, family.Pointer,
            ref MemoryMarshal.GetReference(key), (nuint)key.Length, ref error);
        if (slice != 0)
            return new PinnedValue(slice, _handle);
        _handle.Release();
        NativeText.Check(error);
        return default;
    }

    /// <summary>Sets a key.</summary>
    public void Put(ColumnFamily family, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, WriteDurability durability = WriteDurability.Memory)
    {
        using Held database = new(_handle);
        nint error = 0;
        RocksNative.Put(database.Pointer, _handle.Shared.Write(durability), family.Pointer, ref MemoryMarshal.GetReference(key), (nuint)key.Length,
            ref MemoryMarshal.GetReference(value), (nuint)value.Length, ref error);
        NativeText.Check(error);
        _memory?.Written(key.Length + value.Length);
    }

    /// <summary>Removes a key; a missing one is no error.</summary>
    public void Delete(ColumnFamily family, ReadOnlySpan<byte> key, WriteDurability durability = WriteDurability.Memory)
    {
        using Held database = new(_handle);
        nint error = 0;
        RocksNative.Delete(database.Pointer, _handle.Shared.Write(durability), family.Pointer, ref MemoryMarshal.GetReference(key), (nuint)key.Length, ref error);
        NativeText.Check(error);
        _memory?.Written(key.Length);
    }

    /// <summary>Removes all keys from <paramref name="from"/> on and below <paramref name="to"/>.</summary>
    public void DeleteRange(ColumnFamily family, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, WriteDurability durability = WriteDurability.Memory)
    {
        using Held database = new(_handle);
        nint error = 0;
        RocksNative.DeleteRange(database.Pointer, _handle.Shared.Write(durability), family.Pointer, ref MemoryMarshal.GetReference(from),
            (nuint)from.Length, ref MemoryMarshal.GetReference(to), (nuint)to.Length, ref error);
        NativeText.Check(error);
    }

    /// <summary>Removes at once the files that hold nothing but keys of the range; to be followed by <see cref="DeleteRange"/> for the rest.</summary>
    public void DeleteFilesInRange(ColumnFamily family, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        using Held database = new(_handle);
        nint error = 0;
        RocksNative.DeleteFilesInRange(database.Pointer, family.Pointer, ref MemoryMarshal.GetReference(from), (nuint)from.Length,
            ref MemoryMarshal.GetReference(to), (nuint)to.Length, ref error);
        NativeText.Check(error);
    }

    /// <summary>Applies a batch, all of it or nothing.</summary>
    public void Write(RocksBatch batch, WriteDurability durability = WriteDurability.Memory)
    {
        using Held database = new(_handle);
        nint error = 0;
        RocksNative.Write(database.Pointer, _handle.Shared.Write(durability), batch.Pointer, ref error);
        NativeText.Check(error);
        _memory?.Written(batch.SizeBytes);
    }

    /// <summary>A walk over a family. It stands nowhere until it is sent somewhere.</summary>
    /// <param name="family">What to walk over.</param>
    /// <param name="lower">The first key that may be seen; empty: no bound.</param>
    /// <param name="upper">The first key that may no longer be seen; empty: no bound.</param>
    /// <param name="snapshot">As of when; null: now.</param>
    /// <param name="fillCache">Whether blocks read are kept in the cache: false for a scan over everything.</param>
    public RocksIterator Iterate(ColumnFamily family, ReadOnlySpan<byte> lower = default, ReadOnlySpan<byte> upper = default,
        RocksSnapshot? snapshot = null, bool fillCache = true)
    {
        using Held database = new(_handle);
        ObjectDisposedException.ThrowIf(snapshot is { Handle.IsClosed: true }, typeof(RocksSnapshot));
        IteratorBounds bounds = new(lower, upper, fillCache);
        return new RocksIterator(new IteratorHandle(_handle, database.Pointer, family.Pointer, snapshot?.Handle.Pointer ?? 0, bounds));
    }

    /// <summary>Keeps the present state readable until the snapshot is disposed.</summary>
    public RocksSnapshot Snapshot()
    {
        using Held database = new(_handle);
        return new RocksSnapshot(new SnapshotHandle(_handle));
    }

    /// <summary>Writes a family's memory to a file.</summary>
    /// <param name="family">Which.</param>
    /// <param name="wait">Whether to return only when it is done.</param>
    public void Flush(ColumnFamily family, bool wait = true)
    {
        using Held database = new(_handle);
        nint error = 0;
        RocksNative.Flush(database.Pointer, wait ? _handle.Shared.FlushAndWait.Pointer : _handle.Shared.FlushLater.Pointer, family.Pointer, ref error);
        NativeText.Check(error);
    }

    /// <summary>Rewrites a range without its dead entries. Empty bounds mean everything. Returns when it is done.</summary>
    public void Compact(ColumnFamily family, ReadOnlySpan<byte> from = default, ReadOnlySpan<byte> to = default)
    {
        using Held database = new(_handle);
        RocksNative.CompactRange(database.Pointer, family.Pointer, ref MemoryMarshal.GetReference(from), (nuint)from.Length,
            ref MemoryMarshal.GetReference(to), (nuint)to.Length);
    }

    /// <summary>A property in words, such as <c>rocksdb.stats</c>; null when there is none of that name.</summary>
    public string? Property(ColumnFamily family, string name)
    {
        using Held database = new(_handle);
        return NativeText.Take(RocksNative.PropertyValue(database.Pointer, family.Pointer, name));
    }

    /// <summary>A property that is a number, such as <c>rocksdb.estimate-num-keys</c>; null when there is none of that name.</summary>
    public ulong? PropertyNumber(ColumnFamily family, string name)
    {
        using Held database = new(_handle);
        ulong value = 0;
        return RocksNative.PropertyInt(database.Pointer, family.Pointer, name, ref value) == 0 ? value : null;
    }

    /// <summary>Takes finished table files into a family, above what is there.</summary>
    /// <param name="family">Where to.</param>
    /// <param name="files">Files of <see cref="SstFileWriter"/>; their ranges may not overlap each other.</param>
    /// <param name="move">Whether the files may be moved instead of copied.</param>
    public void Ingest(ColumnFamily family, IReadOnlyList<string> files, bool move = true)
    {
        using Held database = new(_handle);
        nint options = RocksNative.IngestOptionsCreate();
        RocksNative.IngestOptionsSetMoveFiles(options, move ? (byte)1 : (byte)0);
        nint[] names = NativeText.CStrings(files);
        nint error = 0;
        RocksNative.IngestExternalFile(database.Pointer, family.Pointer, names, (nuint)names.Length, options, ref error);
        NativeText.FreeCStrings(names);
        RocksNative.IngestOptionsDestroy(options);
        NativeText.Check(error);
    }

    /// <summary>Writes a copy of the database that can be opened by itself; files are linked where the file system can.</summary>
    /// <param name="directory">Where to; it may not exist.</param>
    public void Checkpoint(string directory)
    {
        using Held database = new(_handle);
        nint error = 0;
        nint checkpoint = RocksNative.CheckpointCreate(database.Pointer, ref error);
        NativeText.Check(error);
        RocksNative.CheckpointWrite(checkpoint, directory, 0, ref error);
        RocksNative.CheckpointDestroy(checkpoint);
        NativeText.Check(error);
    }

    /// <summary>Closes the database; its native is freed now, or with the last iterator, snapshot or pinned value.</summary>
    public void Dispose()
    {
        _memory?.Unregister(this);
        _handle.Dispose();
    }

    /// <summary>Memory of all families that takes writes and is not being flushed, bytes.</summary>
    internal long ActiveMemoryBytes()
    {
        long sum = 0;
        lock (_families)
        {
            foreach (ColumnFamily family in _families.Values)
                sum += (long)(PropertyNumber(family, "rocksdb.cur-size-active-mem-table") ?? 0);
        }
        return sum;
    }

    /// <summary>Starts to flush everything, and does not wait.</summary>
    internal void FlushAllLater()
    {
        lock (_families)
        {
            foreach (ColumnFamily family in _families.Values)
                Flush(family, wait: false);
        }
    }

    private static nint OpenNative(string path, RocksDbOptions options, List<string> names, nint[] families)
    {
        nint[] familyOptions = new nint[names.Count];
        Array.Fill(familyOptions, options.Handle.Pointer);
        nint[] cNames = NativeText.CStrings(names);
        nint error = 0;
        nint database = RocksNative.OpenColumnFamilies(options.Handle.Pointer, path, names.Count, cNames, familyOptions, families, ref error);
        NativeText.FreeCStrings(cNames);
        NativeText.Check(error);
        return database;
    }

    /// <summary>Holds the native open for the length of one call.</summary>
    private readonly ref struct Held
    {
        private readonly DatabaseHandle _handle;

        internal Held(DatabaseHandle handle)
        {
            _handle = handle;
            Pointer = handle.Acquire();
        }

        internal nint Pointer { get; }

        public void Dispose() => _handle.Release();
    }
}
