using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>
/// A value as it lies in RocksDB's memory, pinned until it is disposed. It keeps the database's native alive, so dispose it soon.
/// </summary>
public readonly ref struct PinnedValue
{
    private readonly nint _slice;
    private readonly DatabaseHandle? _database;

    internal PinnedValue(nint slice, DatabaseHandle database)
    {
        nuint length = 0;
        nint pointer = RocksNative.PinnedValue(slice, ref length);
        _slice = slice;
        _database = database;
        Span = NativeText.Span(pointer, length);
        OpenNatives.Opened();
    }

    /// <summary>Whether the key was there.</summary>
    public bool IsFound => _slice != 0;

    /// <summary>The value; empty when the key was not there.</summary>
    public ReadOnlySpan<byte> Span { get; }

    /// <summary>Unpins the value. Call it exactly once.</summary>
    public void Dispose()
    {
        if (_slice == 0)
            return;
        RocksNative.PinnedDestroy(_slice);
        OpenNatives.Closed();
        _database!.Release();
    }
}
