using System.Runtime.InteropServices;
using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>
/// A walk over the keys of a family between its bounds, forwards or backwards, as they were when it was made. For one thread at a
/// time. It keeps the database's native alive after the database is closed, so dispose it.
/// </summary>
public sealed class RocksIterator : IDisposable
{
    private readonly IteratorHandle _handle;

    internal RocksIterator(IteratorHandle handle) => _handle = handle;

    /// <summary>Whether the iterator stands on an entry.</summary>
    /// <exception cref="RocksException">The walk ended because of an error, not because there is nothing more.</exception>
    public bool IsValid
    {
        get
        {
            nint iterator = Open();
            if (RocksNative.IterValid(iterator) != 0)
                return true;
            nint error = 0;
            RocksNative.IterGetError(iterator, ref error);
            NativeText.Check(error);
            return false;
        }
    }

    /// <summary>The key under the iterator, valid until it moves.</summary>
    public ReadOnlySpan<byte> Key
    {
        get
        {
            nuint length = 0;
            nint pointer = RocksNative.IterKey(OpenAtEntry(), ref length);
            return NativeText.Span(pointer, length);
        }
    }

    /// <summary>The value under the iterator, valid until it moves.</summary>
    public ReadOnlySpan<byte> Value
    {
        get
        {
            nuint length = 0;
            nint pointer = RocksNative.IterValue(OpenAtEntry(), ref length);
            return NativeText.Span(pointer, length);
        }
    }

    /// <summary>To the first key within the bounds.</summary>
    public void SeekToFirst() => RocksNative.IterSeekToFirst(Open());

    /// <summary>To the last key within the bounds.</summary>
    public void SeekToLast() => RocksNative.IterSeekToLast(Open());

    /// <summary>To the first key that is not below <paramref name="key"/>.</summary>
    public void Seek(ReadOnlySpan<byte> key) => RocksNative.IterSeek(Open(), ref MemoryMarshal.GetReference(key), (nuint)key.Length);

    /// <summary>To the last key that is not above <paramref name="key"/>.</summary>
    public void SeekForPrevious(ReadOnlySpan<byte> key) =>
        RocksNative.IterSeekForPrev(Open(), ref MemoryMarshal.GetReference(key), (nuint)key.Length);

    /// <summary>To the next higher key. The iterator must be valid.</summary>
    public void Next() => RocksNative.IterNext(OpenAtEntry());

    /// <summary>To the next lower key. The iterator must be valid.</summary>
    public void Previous() => RocksNative.IterPrev(OpenAtEntry());

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private nint Open()
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return _handle.Pointer;
    }

    /// <summary>RocksDB does not check: moving or reading past the end would be a crash of the process.</summary>
    private nint OpenAtEntry()
    {
        nint iterator = Open();
        return RocksNative.IterValid(iterator) != 0
            ? iterator
            : throw new InvalidOperationException("The iterator does not stand on an entry.");
    }
}
