using Streamiz.Rocks.Native;

namespace Streamiz.Rocks;

/// <summary>The database as it was at one moment. It keeps the database's native alive after the database is closed, so dispose it.</summary>
public sealed class RocksSnapshot : IDisposable
{
    internal RocksSnapshot(SnapshotHandle handle) => Handle = handle;

    internal SnapshotHandle Handle { get; }

    /// <inheritdoc/>
    public void Dispose() => Handle.Dispose();
}
