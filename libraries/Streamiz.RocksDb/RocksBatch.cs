using System.Runtime.InteropServices;
using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>Writes that are applied at once or not at all. Reusable: <see cref="Clear"/> keeps the memory. For one thread at a time.</summary>
public sealed class RocksBatch : IDisposable
{
    private readonly PlainHandle _handle;

    /// <summary>An empty batch.</summary>
    public RocksBatch()
    {
        RocksLibrary.Ensure();
        _handle = new PlainHandle(RocksNative.BatchCreate(), "rocksdb_writebatch_destroy");
    }

    /// <summary>How many writes the batch holds.</summary>
    public int Count => RocksNative.BatchCount(Open());

    /// <summary>The size of the batch, bytes.</summary>
    public long SizeBytes
    {
        get
        {
            nuint size = 0;
            RocksNative.BatchData(Open(), ref size);
            return (long)size;
        }
    }

    /// <exception cref="ObjectDisposedException">The batch has been disposed.</exception>
    internal nint Pointer => Open();

    /// <summary>Sets a key.</summary>
    public void Put(ColumnFamily family, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) =>
        RocksNative.BatchPut(Open(), family.Pointer, ref MemoryMarshal.GetReference(key), (nuint)key.Length,
            ref MemoryMarshal.GetReference(value), (nuint)value.Length);

    /// <summary>Removes a key; a missing one is no error.</summary>
    public void Delete(ColumnFamily family, ReadOnlySpan<byte> key) =>
        RocksNative.BatchDelete(Open(), family.Pointer, ref MemoryMarshal.GetReference(key), (nuint)key.Length);

    /// <summary>Removes all keys from <paramref name="from"/> on and below <paramref name="to"/>.</summary>
    public void DeleteRange(ColumnFamily family, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to) =>
        RocksNative.BatchDeleteRange(Open(), family.Pointer, ref MemoryMarshal.GetReference(from), (nuint)from.Length,
            ref MemoryMarshal.GetReference(to), (nuint)to.Length);

    /// <summary>Empties the batch.</summary>
    public void Clear() => RocksNative.BatchClear(Open());

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private nint Open()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return _handle.Pointer;
    }
}
