namespace Streamiz.Rocks.Native;

/// <summary>The open database with its column families, which are freed with it.</summary>
internal sealed class DatabaseHandle : NativeHandle
{
    private readonly Lock _familiesLock = new();
    private readonly List<nint> _families = [];

    internal DatabaseHandle(OptionsHandle options, nint database, ReadOnlySpan<nint> families) : base(options)
    {
        _families.AddRange(families);
        Own(database);
    }

    /// <summary>Freed with the database: a call that runs while it is closed still uses them.</summary>
    internal SharedOptions Shared { get; } = new();

    internal void Add(nint family)
    {
        lock (_familiesLock)
            _families.Add(family);
    }

    protected override void Free(nint pointer)
    {
        foreach (nint family in _families)
            RocksNative.ColumnFamilyDestroy(family);
        RocksNative.Close(pointer);
        Shared.Dispose();
    }
}
