using System.Runtime.InteropServices;
using Streamiz.Kafka.Net.State;
using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>Writes a table file outside a database, for <see cref="RocksDatabase.Ingest"/>: the cheapest way to load sorted data.</summary>
public sealed class SstFileWriter : IDisposable
{
    private readonly PlainHandle _environment;
    private readonly PlainHandle _handle;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The file to make; an existing one is replaced.</param>
    /// <param name="options">The options of the database it is for.</param>
    public SstFileWriter(string path, RocksDbOptions options)
    {
        _environment = new PlainHandle(OptionCall.Create("rocksdb_envoptions_create"), "rocksdb_envoptions_destroy");
        _handle = new PlainHandle(RocksNative.SstCreate(_environment.Pointer, options.Handle.Pointer), "rocksdb_sstfilewriter_destroy");
        nint error = 0;
        RocksNative.SstOpen(_handle.Pointer, path, ref error);
        if (error != 0)
            Dispose();
        NativeText.Check(error);
    }

    /// <summary>The size of the file so far, bytes.</summary>
    public long SizeBytes
    {
        get
        {
            ulong size = 0;
            RocksNative.SstFileSize(Open(), ref size);
            return (long)size;
        }
    }

    /// <summary>Adds an entry.</summary>
    /// <exception cref="RocksException">The key is not above the one before.</exception>
    public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        nint error = 0;
        RocksNative.SstPut(Open(), ref MemoryMarshal.GetReference(key), (nuint)key.Length, ref MemoryMarshal.GetReference(value),
            (nuint)value.Length, ref error);
        NativeText.Check(error);
    }

    /// <summary>Adds the removal of a key.</summary>
    /// <exception cref="RocksException">The key is not above the one before.</exception>
    public void Delete(ReadOnlySpan<byte> key)
    {
        nint error = 0;
        RocksNative.SstDelete(Open(), ref MemoryMarshal.GetReference(key), (nuint)key.Length, ref error);
        NativeText.Check(error);
    }

    /// <summary>Completes the file.</summary>
    /// <exception cref="RocksException">It holds no entry, or cannot be written.</exception>
    public void Finish()
    {
        nint error = 0;
        RocksNative.SstFinish(Open(), ref error);
        NativeText.Check(error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _handle.Dispose();
        _environment.Dispose();
    }

    private nint Open()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return _handle.Pointer;
    }
}
